"""Changing the board at a prompt: what is recorded, what is refused, what is told."""

import pytest

from tests.board.prompt import Prompt


@pytest.mark.parametrize("column", ["in_progress", "đang thực hiện", "dang-thuc-hien", "Đang thực hiện"])
def test_a_column_is_known_by_every_name(prompt: Prompt, column: str) -> None:
    """In Vietnamese or English, with or without accents."""
    assert prompt("move", "V.1", column).code == 0
    assert prompt("show", "V.1", "--json").json["column"] == "in_progress"


def test_done_without_evidence_waits_for_a_signature(prompt: Prompt) -> None:
    """It succeeds, puts the task in review and says so on stderr."""
    moved = prompt("move", "V.1", "done", "--json")

    assert moved.code == 0
    assert "Trình ký" in moved.err
    assert moved.json["column"] == "in_review"
    assert moved.json["no_evidence"]


def test_dropping_a_task_needs_its_paper(prompt: Prompt) -> None:
    """Refused without it, done with it; then the task stands outside the total."""
    refused = prompt("move", "V.1", "dropped")
    moved = prompt("move", "V.1", "không thực hiện", "--document", "9/CV-UBND", "--date", "1/4/2022")

    assert refused.code == 1
    assert "số và ngày của văn bản" in refused.err
    assert moved.code == 0
    assert prompt("status", "--json").json["dropped"] == 1


def test_an_unclear_deliverable_is_refused_with_the_list(prompt: Prompt) -> None:
    """III.1 is owed by every department and district: one of them must be named."""
    paper = ("--document", "7/QĐ-STC", "--date", "10/05/2022")

    refused = prompt("done", "III.1", *paper)
    closed = prompt("done", "III.1", *paper, "--agency", "so tai chinh", "--json")

    assert refused.code == 1
    assert "4 · Sở Tài chính · Quyết định · 31/12/2022" in refused.err
    assert closed.code == 0
    done = [one["agency"] for one in closed.json["deliverables"] if one["done_on"]]
    assert done == ["Sở Tài chính"]


def test_a_result_that_is_no_paper_closes_with_a_note(prompt: Prompt) -> None:
    """A class was held: there is a day and a note, no number."""
    missing = prompt("done", "II.7", "--date", "1/3/2022", "--no-document")
    closed = prompt("done", "II.7", "--date", "1/3/2022", "--no-document", "--note", "Đã mở 02 lớp", "--json")

    assert missing.code == 2
    assert closed.json["deliverables"][0]["evidence"][0]["note"] == "Đã mở 02 lớp"
    assert closed.json["deliverables"][0]["document"] is None


def test_a_paper_of_tomorrow_is_refused(prompt: Prompt) -> None:
    """Evidence may predate the plan but not the day of judging."""
    assert prompt("done", "V.1", "--document", "1/QĐ", "--date", "17/05/2022").code == 1


def test_what_is_done_already_is_answered_with_its_paper(prompt: Prompt) -> None:
    """That nothing is open leaves the person to look up whether a colleague was faster, and with what."""
    prompt("done", "V.1", "--document", "1100/BC-STC", "--date", "12/5/2022")

    again = prompt("done", "V.1", "--document", "1101/BC-STC", "--date", "13/5/2022")

    assert again.code == 1
    assert "1100/BC-STC ngày 12/05/2022" in again.err


def test_a_word_for_why_leads_to_the_command_that_says_it(prompt: Prompt) -> None:
    """The screen's key is called "explain" in the help."""
    refused = prompt("explain", "V.1")

    assert refused.code == 2
    assert "show --explain" in refused.err


def test_evidence_comes_and_goes(prompt: Prompt) -> None:
    """A paper that does not close starts the task; withdrawing it by its number takes it away again."""
    added = prompt("evidence", "add", "V.1", "--document", "3/CV-STC", "--date", "3/5/2022", "--json")
    withdrawn = prompt("evidence", "withdraw", "V.1", "--document", "3/CV-STC", "--json")

    assert added.json["column"] == "in_progress"
    assert added.json["deliverables"][0]["evidence"][0]["closes"] is False
    assert withdrawn.json["deliverables"][0]["evidence"] == []


def test_an_extension_keeps_the_first_deadline(prompt: Prompt) -> None:
    """The new day counts, the old one is never lost."""
    extended = prompt("extend", "V.1", "--to", "31/8/2022", "--document", "5/CV-UBND", "--date", "10/5/2022", "--json")

    (owed,) = extended.json["deliverables"]
    assert (owed["due"], owed["original_due"]) == ("2022-08-31", "2022-06-30")
    assert extended.json["extensions"][0]["document"] == "5/CV-UBND"


def test_fields_are_set_by_their_vietnamese_names(prompt: Prompt) -> None:
    """The officer and the line of progress are what people add every day."""
    edited = prompt("edit", "V.1", "chuyên-viên=lan", "tien do=Đang lấy ý kiến", "--json")

    assert (edited.json["officer"], edited.json["progress"]) == ("lan", "Đang lấy ý kiến")
    assert prompt("list", "--filter", "chuyên-viên:tôi").out.startswith("V.1 ")


def test_somebody_else_was_faster(prompt: Prompt) -> None:
    """A version that is no longer the task's gives 3 and changes nothing."""
    prompt("note", "V.1", "một")

    late = prompt("note", "V.1", "hai", "--if-version", "1", "--json")

    assert late.code == 3
    assert late.errors[0]["where"] == "2022/V.1"
    assert [note["text"] for note in prompt("show", "V.1", "--json").json["notes"]] == ["một"]


def test_undo_and_redo_say_what_they_did(prompt: Prompt) -> None:
    """And when there is nothing left they are refused."""
    prompt("note", "V.1", "ghi nhớ")

    assert "2022/V.1" in prompt("undo").err
    assert prompt("redo", "--json").json["tasks"] == ["2022/V.1"]
    assert prompt("redo").code == 1


def test_what_was_typed_is_cleaned_where_it_enters(prompt: Prompt) -> None:
    """An escape code in a note acts nowhere: neither in the terminal nor in JSON."""
    prompt("note", "V.1", "xem\x1b[2J\u202eđây")

    assert "\x1b" not in prompt("show", "V.1").out + prompt("history").out
    assert prompt("show", "V.1", "--json").json["notes"][0]["text"] == "xem\ufffd[2J\ufffdđây"
