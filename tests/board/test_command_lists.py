"""Seeing the board at a prompt: the errand of the README, status, lists, one task, history."""

import csv
import io
import shlex
from pathlib import Path

import pytest

from tests.board.prompt import Prompt


def errand() -> list[list[str]]:
    """The commands of the README's first errand, without its language: other tests of this process speak Vietnamese."""
    readme = (Path(__file__).parents[2] / "README.md").read_text(encoding="utf-8")
    block = readme.partition("## A first errand")[2].split("```")[1]
    lines = [shlex.split(line, comments=True) for line in block.splitlines() if line.startswith("board ")]
    return [[word for word in words[1:] if word not in {"--lang", "en"}] for words in lines]


def test_the_errand_of_the_readme(prompt: Prompt, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """What Sở Tài chính owes this quarter, one closed with its document, taken back, the calendar: as a newcomer types it."""
    monkeypatch.chdir(tmp_path)

    said = {words[-1] if "list" not in words else "list": prompt(*words) for words in errand()}

    assert {one.code for one in said.values()} == {0}
    assert [line.split()[0] for line in said["list"].out.splitlines()[:-1]] == ["V.1", "V.2"]
    assert (tmp_path / "cchc-2022.ics").read_bytes().startswith(b"BEGIN:VCALENDAR")
    assert prompt("show", "V.1", "--json").json["column"] == "not_started"


def test_closing_and_taking_back(prompt: Prompt) -> None:
    """The last deliverable closes the task in the same change, and the same undo opens both."""
    closed = prompt("done", "V.1", "--document", "1234/QĐ-UBND", "--date", "10/05/2022", "--json")
    assert closed.json["column"] == "done"
    assert "Hoàn thành" in closed.err

    assert prompt("undo").code == 0
    assert prompt("show", "V.1", "--json").json["column"] == "not_started"


@pytest.mark.parametrize(
    ("today", "in_time", "overdue"), [("28/12/2021", 30, 0), ("16/05/2022", 16, 14), ("21/11/2026", 0, 30)]
)
def test_the_numbers_of_the_2022_plan_on_three_days(prompt: Prompt, today: str, in_time: int, overdue: int) -> None:
    """With nothing recorded, these are the numbers of the product page; they always add up."""
    status = prompt("--plan", "2022", "--today", today, "status", "--json").json

    assert (status["total"], status["in_time"], status["overdue"], status["ongoing"]) == (31, in_time, overdue, 1)
    assert sum(row["total"] for row in status["by_section"]) == 31


def test_a_past_plan_says_so_above_the_line(prompt: Prompt) -> None:
    """Thirty tasks overdue for years is not news: the plan has ended."""
    lines = prompt("--today", "21/11/2026", "status").out.splitlines()

    past = lines.index("Kế hoạch đã hết thời hạn 31/12/2022 (xem theo ngày: --today)")
    assert lines[past + 1].startswith("Tổng 31 · ")


def test_every_task_of_the_appendix_is_listed_with_its_days(prompt: Prompt) -> None:
    """The rows that are easy to get wrong, as the issue names them."""
    tasks = {task["number"]: task for task in prompt("--plan", "2022", "list", "--json").json}

    assert len(tasks) == 31
    assert tasks["IV.5"]["deadline"]["due"] == tasks["VII.3"]["deadline"]["due"] == "2021-12-31"
    assert tasks["V.4"]["timeliness"] == "ongoing"
    assert [one["timeliness"] for one in tasks["VI.6"]["deliverables"]] == ["overdue", "waiting"]
    assert len(tasks["VII.6"]["deliverables"]) == 12
    assert len({one["agency"] for one in tasks["III.1"]["deliverables"]}) == len(tasks["III.1"]["deliverables"]) > 20
    assert len(tasks["III.2"]["deliverables"]) == 1
    assert tasks["III.2"]["doubtful"]
    assert tasks["II.5"]["lost_cells"] == ["title"]
    assert tasks["IV.1"]["coordinators"]["words"] == "Các sở, ban, ngành tỉnh, UBND cấp huyện, cấp xã"


def test_absent_values_are_null_and_lists_are_never_absent(prompt: Prompt) -> None:
    """Another program must not guess what an empty text means."""
    task = prompt("show", "2022/V.1", "--json").json

    assert task["officer"] is None
    assert task["notes"] == task["extensions"] == task["lost_cells"] == []
    (owed,) = task["deliverables"]
    assert owed["document"] is None
    assert owed["evidence"] == []


def test_options_stand_before_or_after_the_subcommand(prompt: Prompt) -> None:
    """A person adds `--plan` where they think of it."""
    before = prompt("--plan", "2016-2017", "list")
    after = prompt("list", "--plan", "2016-2017")

    assert before.out == after.out
    assert "III.1.3.3" in before.out


def test_duties_of_the_body_stand_outside_the_numbers(prompt: Prompt) -> None:
    """What the body of the plan orders is no row of the appendix."""
    duties = prompt("list", "--duties", "--json").json

    assert duties[0]["key"] == "2022/TH.1"
    assert all(duty["duty"] for duty in duties)


def test_csv_opens_in_a_spreadsheet_and_runs_nothing(prompt: Prompt) -> None:
    """A BOM for Excel; a cell that begins like a formula gets an apostrophe."""
    prompt("edit", "V.1", "tiến-độ==HYPERLINK(1)")

    text = prompt("list", "--csv").out

    assert text.startswith("\ufeff")
    rows = list(csv.reader(io.StringIO(text.removeprefix("\ufeff"))))
    assert len(rows) == 32
    assert next(row for row in rows if row[0] == "2022/V.1")[-1] == "'=HYPERLINK(1)"


def test_history_of_one_task(prompt: Prompt) -> None:
    """Who, what, and what it was before."""
    prompt("move", "V.1", "in_progress")
    prompt("note", "V.2", "chuyện khác")

    (action,) = prompt("history", "V.1", "--json").json

    assert (action["who"], action["wish"], action["tasks"]) == ("lan", "move", ["2022/V.1"])
    assert {"task": "2022/V.1", "field": "column", "before": "not_started", "after": "in_progress"} in action["changes"]
    assert "Chưa thực hiện → Đang thực hiện" in prompt("history", "V.1").out


def test_show_says_words_and_reading_side_by_side(prompt: Prompt) -> None:
    """The document's own words in quotes, ours beside them."""
    shown = prompt("show", "IV.1").out

    assert "“Qúy I/2022” → 01/01/2022 – 31/03/2022" in shown
    assert "quá hạn 46 ngày" in shown


def test_what_is_known_of_a_day_that_has_not_come_is_nothing(prompt: Prompt) -> None:
    """A year mistyped in --as-of would else show today's board under another day's name."""
    refused = prompt("status", "--as-of", "01/01/2999")

    assert (refused.code, refused.out) == (1, "")
    assert "01/01/2999" in refused.err


def test_a_history_in_which_nothing_matches_says_so(prompt: Prompt) -> None:
    """Silence might as well mean that the board could not be read."""
    found = prompt("history", "--by", "khongco")

    assert (found.code, found.out) == (0, "")
    assert "Không có thao tác nào" in found.err


def test_whoever_judges_an_earlier_day_is_told_of_papers_that_came_after_it(prompt: Prompt) -> None:
    """The quarter report and the board as it was known then give other numbers for the same day."""
    prompt("done", "IV.1", "--document", "5/QĐ-UBND", "--date", "31/03/2022", "--plan", "2022")
    past = ("--plan", "2022", "--today", "14/03/2022")

    assert "(muộn nhất 31/03/2022)" in prompt("status", *past).out
    assert "--as-of 14/03/2022" in prompt("list", *past).out
    assert prompt("status", "--json", *past).json["papers_after"] == "2022-03-31"
    assert prompt("status", "--json", "--plan", "2022").json["papers_after"] is None
    assert "muộn nhất" not in prompt("status", "--plan", "2022").out
    assert "muộn nhất" not in prompt("status", "--filter", "VI.1", *past).out
