"""Files through stdin and stdout ("-"): as good as named ones, and with the same refusals."""

import io
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from board.__main__ import run
from board.commands.standard_input import copy_stdin, read_stdin
from plans.plan_writing import write_plan
from plans.shipped import shipped_plans
from tests.board.prompt import Prompt

Put = Callable[[bytes], None]
VALID = Path(__file__).parents[1] / "plans" / "appendix" / "files" / "valid"


@pytest.fixture
def stdin(monkeypatch: pytest.MonkeyPatch) -> Put:
    """Puts bytes on stdin."""
    return lambda content: monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(content), encoding="utf-8"))


def plan_2027() -> str:
    """The 2022 plan under another key and number."""
    plan = next(one for one in shipped_plans() if one.key == "2022")
    return write_plan(plan).replace('key = "2022"', 'key = "2027"').replace(plan.number, "9/QĐ-UBND")


def test_a_backup_goes_out_and_comes_back_by_streams(
    stdin: Put, capfdbinary: pytest.CaptureFixture[bytes], database: Path
) -> None:
    """Over a line there is no path that both sides know; what goes out is the board, what comes in is checked first."""
    capfdbinary.readouterr()
    assert run(["--db", str(database), "--user", "lan", "backup", "-"]) == 0
    content, told = capfdbinary.readouterr()
    assert content.startswith(b"SQLite format 3\x00")
    assert "đầu ra chuẩn" in told.decode()

    run(["--db", str(database), "--user", "lan", "note", "2022/VI.6", "ghi sau khi sao lưu"])
    stdin(content)
    assert run(["--db", str(database), "--user", "lan", "restore", "-"]) == 0
    capfdbinary.readouterr()
    run(["--db", str(database), "show", "2022/VI.6"])
    assert "ghi sau khi" not in capfdbinary.readouterr().out.decode()


@pytest.mark.parametrize("content", [b"", b"Kinh gui", b"SQLite format 3\x00" + bytes(5000)])
def test_what_is_no_backup_replaces_nothing(content: bytes, prompt: Prompt, stdin: Put, database: Path) -> None:
    """Also the half of one, as a line that was lost leaves it."""
    before, there = prompt("status").out, sorted(path.name for path in database.parent.iterdir())
    stdin(content)

    said = prompt("restore", "-")

    assert (said.code, said.out) == (4, "")
    assert prompt("status").out == before
    assert [name for name in sorted(path.name for path in database.parent.iterdir()) if name not in there] in (
        [],
        ["board.db.lock"],
    )


def test_half_a_backup_replaces_nothing(prompt: Prompt, stdin: Put, tmp_path: Path) -> None:
    """Its head is sound; what is missing is seen all the same."""
    copy = tmp_path / "sao-luu.db"
    prompt("backup", str(copy))
    before = prompt("status").out
    stdin(copy.read_bytes()[: copy.stat().st_size // 2])

    assert prompt("restore", "-").code == 4
    assert prompt("status").out == before


def test_a_backup_on_stdout_is_nothing_but_the_backup(prompt: Prompt) -> None:
    """JSON would stand in the middle of it."""
    assert prompt("backup", "-", "--json").code == 2
    assert prompt("backup", "-", "--replace").code == 2


def test_too_much_on_stdin_is_refused(stdin: Put) -> None:
    """Whoever can send can send for ever."""
    stdin(b"x" * 11)
    with pytest.raises(OSError, match="-"):
        copy_stdin(io.BytesIO(), most_bytes=10)
    stdin(b"x" * 99)
    assert read_stdin(most_bytes=10) == b"x" * 11


def test_a_plan_file_comes_in_on_stdin(prompt: Prompt, stdin: Put) -> None:
    """What it is, is told by its content; its mistakes are told with their lines."""
    stdin(plan_2027().encode())
    assert prompt("plan", "check", "-", "--json").json["plan"] == "2027"
    stdin(plan_2027().encode())

    done = prompt("plan", "import", "-")

    assert done.code == 0, done.err
    assert "2027" in prompt("plan", "list").out
    stdin(plan_2027().replace("signed =", "sined =").encode())
    refused = prompt("plan", "import", "-", "--json")
    assert refused.code == 1
    assert {error["where"].partition(":")[0] for error in refused.errors} == {"stdin.toml"}


def test_a_signed_file_comes_in_on_stdin(prompt: Prompt, stdin: Put) -> None:
    """A text by its content; where the content should not be asked, --format says what it is."""
    content = (VALID / "windows_line_ends.txt").read_bytes()
    stdin(content)
    by_content = prompt("plan", "import", "-", "--dry-run")
    stdin(content)
    by_option = prompt("plan", "import", "-", "--dry-run", "--format", "txt")

    assert by_content == by_option
    assert "stdin.txt" in by_content.out + by_content.err
    stdin(content)
    assert "stdin.docx" in prompt("plan", "import", "-", "--dry-run", "--format", "docx").err


def test_a_word_file_is_known_by_its_content(prompt: Prompt, stdin: Put, tmp_path: Path) -> None:
    """As is an Excel file: what we export comes back in."""
    for kind in ("docx", "xlsx"):
        file = tmp_path / f"2022.{kind}"
        prompt("plan", "export", "2022", "-o", str(file))
        stdin(file.read_bytes())

        said = prompt("plan", "import", "-", "--dry-run", "--key", "2028", "--number", "8/QĐ", "--signed", "1/1/2027")

        assert f"stdin.{kind}" in said.out + said.err


def test_a_format_is_only_for_what_has_no_name(prompt: Prompt) -> None:
    """A file's own suffix says it."""
    assert prompt("plan", "import", "x.toml", "--format", "toml").code == 2


def test_a_note_comes_in_on_stdin(stdin: Put, prompt: Prompt) -> None:
    """Its lines stay lines; over SSH it is the only way for a long one."""
    stdin("Sở đã gửi dự thảo.\nChờ thẩm định.\n".encode())

    assert prompt("note", "2022/VI.6", "-").code == 0

    (note,) = prompt("show", "2022/VI.6", "--json").json["notes"]
    assert note["text"] == "Sở đã gửi dự thảo.\nChờ thẩm định."


@pytest.mark.parametrize("content", [b"", b"\xff\xfe"])
def test_a_note_that_says_nothing_or_is_no_text_is_refused(stdin: Put, prompt: Prompt, content: bytes) -> None:
    """A line that was lost leaves no empty note."""
    stdin(content)

    assert prompt("note", "2022/VI.6", "-").code in (1, 2)
    assert prompt("show", "2022/VI.6", "--json").json["notes"] == []


def test_the_name_of_a_file_is_no_note(prompt: Prompt) -> None:
    """Other programs read "@FILE"; here its name would stand in the record for good."""
    said = prompt("note", "2022/VI.6", "@ghi-chu.txt")

    assert (said.code, "board note 2022/VI.6 - < TỆP" in said.err) == (2, True)
    assert prompt("note", "2022/VI.6", "@lan nhớ hỏi lại").code == 0
