"""The next decision at a prompt: the difference, what stays, by which paper, and how it is taken back."""

from collections.abc import Callable
from pathlib import Path

import pytest

from tests.board.prompt import Prompt

Write = Callable[..., str]


@pytest.fixture
def write(tmp_path: Path) -> Write:
    """Writes the 2022 plan's file with some texts replaced: `write("Qúy I/2022", "Quý II/2022")`; gives its path."""
    text = (Path(__file__).parents[2] / "plans" / "2022.toml").read_text(encoding="utf-8")

    def written(*replaced: str) -> str:
        changed = text
        for old, new in zip(replaced[::2], replaced[1::2], strict=True):
            assert old in changed
            changed = changed.replace(old, new, 1)
        file = tmp_path / "moi.toml"
        file.write_text(changed, encoding="utf-8")
        return str(file)

    return written


def row_of(text: str, number: str) -> str:
    """A row of the plan file, whole."""
    begin = text.index(f'[[task]]\nnumber = "{number}"')
    end = text.find("[[", begin + 2)
    return text[begin:end]


def test_the_same_file_again_changes_nothing_not_even_history(prompt: Prompt, write: Write) -> None:
    """Whoever is not sure may import it once more."""
    before = prompt("history", "--json").json

    again = prompt("plan", "import", write())

    assert again.code == 0
    assert "không khác gì" in again.err
    assert prompt("history", "--json").json == before


def test_a_dry_run_shows_every_change_and_writes_nothing(prompt: Prompt, write: Write) -> None:
    """Words before and after, and the day that moves."""
    file = write("Qúy I/2022", "Quý II/2022")

    shown = prompt("plan", "import", file, "--dry-run")

    assert shown.code == 0
    assert "thời hạn: “Qúy I/2022” → “Quý II/2022”" in shown.out
    assert "hạn: 31/03/2022 → 30/06/2022" in shown.out
    assert "Khác biệt: đổi thời hạn 1" in shown.out
    assert prompt("show", "IV.1", "--json").json["deadline"]["words"] == "Qúy I/2022"


def test_a_changed_deadline_is_an_extension_by_the_decision_and_nothing_recorded_is_lost(
    prompt: Prompt, write: Write
) -> None:
    """What people wrote down stands beside the new words."""
    prompt("edit", "IV.1", "chuyên-viên=Lan", "tiến-độ=Đang lấy ý kiến")
    prompt("note", "IV.1", "đã nhắc")
    prompt("evidence", "add", "IV.1", "--document", "5/TTr-SNV", "--date", "10/05/2022")
    file = write("Qúy I/2022", "Quý II/2022")

    done = prompt("plan", "import", file, "--document", "1500/QĐ-UBND", "--date", "12/05/2022", "--issuer", "Chủ tịch")

    assert done.code == 0
    task = prompt("show", "IV.1", "--json").json
    assert (task["officer"], task["progress"], task["column"]) == ("Lan", "Đang lấy ý kiến", "in_progress")
    assert [note["text"] for note in task["notes"]] == ["đã nhắc"]
    assert [paper["document"] for paper in task["deliverables"][0]["evidence"]] == ["5/TTr-SNV"]
    assert task["extensions"] == [
        {
            "deliverable": 1,
            "before": "2022-03-31",
            "to": "2022-06-30",
            "document": "1500/QĐ-UBND",
            "date": "2022-05-12",
            "issuer": "Chủ tịch",
        }
    ]
    assert task["deliverables"][0]["original_due"] == "2022-03-31"
    shown = prompt("show", "IV.1").out
    assert "thời hạn: “Qúy I/2022” → “Quý II/2022” · 1500/QĐ-UBND ngày 12/05/2022 · Chủ tịch" in shown


def test_without_a_paper_the_plans_own_number_and_day_stand_for_it_and_it_is_said(prompt: Prompt, write: Write) -> None:
    """It may have been a slip of our copy; then nothing was extended."""
    file = write("Qúy I/2022", "Quý II/2022")

    imported = prompt("plan", "import", file)
    assert "2942/QĐ-UBND ngày 23/12/2021" in imported.err
    assert prompt("show", "IV.1", "--json").json["extensions"][0]["document"] == "2942/QĐ-UBND"

    assert prompt("undo").code == 0
    assert prompt("plan", "import", file, "--transcription").code == 0
    task = prompt("show", "IV.1", "--json").json
    assert (task["extensions"], task["deliverables"][0]["original_due"]) == ([], "2022-06-30")
    assert "sửa bản chép, lan" in prompt("show", "IV.1").out


def test_rows_come_go_and_come_back(prompt: Prompt, write: Write, tmp_path: Path) -> None:
    """A row that is gone is dropped by the decision, outside the total, and taken up again when it is back."""
    text = Path(write()).read_text(encoding="utf-8")
    row = row_of(text, "V.2")
    new = row.replace('number = "V.2"', 'number = "V.9"').replace("title = ", "title = 'Việc mới' #", 1)

    gone = prompt("plan", "import", write(row, new), "--json", "--document", "9/QĐ", "--date", "12/05/2022").json

    assert (gone["added"], gone["removed"], gone["imported"]) == (["2022/V.9"], ["2022/V.2"], True)
    assert prompt("show", "V.2", "--json").json["column"] == "dropped"
    status = prompt("status", "--json").json
    assert (status["total"], status["dropped"]) == (31, 1)

    back = prompt("plan", "import", write(), "--json").json
    assert (back["back"], back["removed"]) == (["2022/V.2"], ["2022/V.9"])
    assert prompt("show", "V.2", "--json").json["column"] == "not_started"


def test_a_guess_is_said_as_a_guess_and_can_be_refused(prompt: Prompt, write: Write) -> None:
    """A renumbered row that was reworded, too: likeness alone says that it is the same."""
    text = Path(write()).read_text(encoding="utf-8")
    row = row_of(text, "VI.3")
    file = write(row, row.replace('"VI.3"', '"VI.9"').replace("Xây dựng Quy chế", "Ban hành Quy chế"))

    guessed = prompt("plan", "import", file, "--dry-run").out
    by_numbers = prompt("plan", "import", file, "--dry-run", "--by-numbers", "--json").json

    assert "VI.3 → VI.9" in guessed
    assert "đoán: cùng một nhiệm vụ với số cũ VI.3" in guessed
    assert "(1 chỗ đoán, xin xem lại)" in guessed
    assert (by_numbers["added"], by_numbers["removed"]) == (["2022/VI.9"], ["2022/VI.3"])


def test_an_import_is_undone_until_work_was_recorded_on_its_rows(prompt: Prompt, write: Write) -> None:
    """Refused with the list, and nothing changed; what others recorded is never taken away."""
    file = write("Qúy I/2022", "Quý II/2022")
    prompt("plan", "import", file)
    assert prompt("undo").code == 0
    assert prompt("show", "IV.1", "--json").json["extensions"] == []
    assert prompt("redo").code == 0
    assert len(prompt("show", "IV.1", "--json").json["extensions"]) == 1

    prompt("note", "IV.1", "đã nhắc", "--user", "minh")
    refused = prompt("undo")

    assert refused.code == 1
    assert "2022/IV.1" in refused.err


def test_a_paper_and_a_correction_exclude_each_other(prompt: Prompt, write: Write) -> None:
    """Either a paper changed the row or our copy was wrong."""
    words = ("--transcription", "--document", "1/QĐ", "--date", "12/05/2022")

    assert prompt("plan", "import", write(), *words).code == 2


def test_bad_deadlines_of_an_amended_file_are_told_with_their_lines(prompt: Prompt, write: Write) -> None:
    """A dry run refuses what the import would refuse; nothing is written."""
    file = write("Qúy I/2022", "Quý V/2022")

    for words in (("--dry-run",), ()):
        refused = prompt("plan", "import", file, *words)
        assert refused.code == 1
        assert "moi.toml:" in refused.err
    assert prompt("show", "IV.1", "--json").json["deadline"]["words"] == "Qúy I/2022"


@pytest.mark.parametrize("more", [(), ("--dry-run",)])
def test_the_decisions_day_is_judged_by_the_day_that_was_named(
    prompt: Prompt, write: Write, more: tuple[str, ...]
) -> None:
    """On 16/05/2022 a decision of June has not been signed; a dry run says so before anybody relies on it."""
    file = write("Qúy I/2022", "Quý II/2022")

    refused = prompt("plan", "import", file, "--document", "9/QĐ-UBND", "--date", "01/06/2022", *more)
    later = prompt(
        "--today", "02/06/2022", "plan", "import", file, "--document", "9/QĐ-UBND", "--date", "01/06/2022", *more
    )

    assert refused.code != 0
    assert "01/06/2022" in refused.err
    assert later.code == 0
