"""What is refused, in words and in exit codes; and a board that is empty, damaged or not there."""

from pathlib import Path

import pytest

from tests.board.prompt import Prompt


@pytest.mark.parametrize(
    ("words", "code", "part"),
    [
        (("show", "VI.66"), 1, "Không có nhiệm vụ “2022/VI.66”"),
        (("show", "VI.6", "--plan", "2022", "--plan", "2016-2017"), 1, "2022/VI.6"),
        (("list", "--plan", "2031"), 1, "hiện có: 2022, 2016-2017"),
        (("list", "--filter", "màu:đỏ"), 1, "“màu” không phải tên trường nào"),
        (("move", "V.1", "nửa chừng"), 1, "đang thực hiện"),
        (("list", "--today", "31/02/2022"), 1, "ngày/tháng/năm"),
        (("done", "V.1", "--document", "1/QĐ"), 2, "--date"),
        (("lst",), 2, "có phải list?"),
        (("list", "--colour"), 2, "--colour"),
        (("plan",), 2, "list, show, check, import"),
        (("plan", "import", "/khong/co.toml"), 4, "/khong/co.toml"),
        (("read-deadline", "Quý V/2022", "--year", "2022"), 1, "Quý V"),
    ],
)
def test_what_is_refused_is_said_in_a_sentence(prompt: Prompt, words: tuple[str, ...], code: int, part: str) -> None:
    """One readable sentence on stderr, nothing on stdout, and the exit code of its kind."""
    said = prompt(*words)

    assert said.code == code
    assert said.out == ""
    assert part in said.err
    assert "Traceback" not in said.err


def test_errors_are_json_where_json_was_asked_for(prompt: Prompt) -> None:
    """Where, found, expected and the sentence: for usage and for refusals alike."""
    for words in (("show", "VI.66"), ("done", "V.1"), ("list", "--filter", "cột:tím")):
        (error,) = prompt(*words, "--json").errors
        assert set(error) == {"where", "found", "expected", "message"}


def test_a_doctor_looks_and_changes_nothing(prompt: Prompt, tmp_path: Path) -> None:
    """Version, schema, integrity; where there is no database none is made."""
    assert {"schema", "integrity", "board"} <= {one["name"] for one in prompt("doctor", "--json").json["findings"]}

    absent = prompt("doctor", "--db", str(tmp_path / "không-có.db"))

    assert absent.code == 4
    assert not (tmp_path / "không-có.db").exists()


def test_a_file_that_is_no_database_is_told(prompt: Prompt, tmp_path: Path) -> None:
    """One sentence and exit code 4."""
    file = tmp_path / "thư.txt"
    file.write_text("Kính gửi " * 100)

    said = prompt("list", "--db", str(file))

    assert said.code == 4
    assert "không phải cơ sở dữ liệu" in said.err


def test_an_empty_board_stays_empty(prompt: Prompt, tmp_path: Path) -> None:
    """`--empty` at the first start leaves the plans out for good; the agencies are there to read plans with."""
    place = ("--db", str(tmp_path / "mới.db"))

    assert prompt(*place, "--empty", "plan", "list", "--json").json == []
    assert prompt(*place, "plan", "list", "--json").json == []
    assert prompt(*place, "agency", "list", "--json").json


def test_help_is_in_vietnamese(prompt: Prompt) -> None:
    """Every subcommand in a line, the shared options once, nothing in English from the library."""
    main, one = prompt("--help").out, prompt("extend", "--help").out

    assert "Cách dùng: board" in main
    assert "gia hạn theo văn bản" in main
    assert "[bắt buộc]" in one
    assert not {"Usage", "Options", "Commands", "required", "Show this"} & set((main + one).replace(":", " ").split())
