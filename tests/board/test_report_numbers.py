"""One board has one set of numbers: on screens, in `status --json`, in every report, in a meeting and in the feed."""

import io
import json
import shutil
import tempfile
from contextlib import redirect_stdout, suppress
from dataclasses import asdict
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import icalendar
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from board.__main__ import run
from board.calendar.export import calendar_bytes
from board.commands.options import Options
from board.commands.report_asked import STATUS, asked_for, reported
from board.reports.report import report_paper
from board.reports.reported import Reported
from store.counts import count
from store.errors import StoreError
from store.first_view import first_view
from store.meetings.wishes import OpenMeeting, SetCause
from store.open_board import OpenBoard
from store.views import BoardView, Counts
from store.wishes import CloseDeliverable, EditTask, ExtendDeadline, MoveTask, Paper, StepTask, WithdrawEvidence
from store.words import BOARD_COLUMNS, Cause, Column, Timeliness
from tests.board.app_driven import running
from tests.board.numbers_read import in_columns, line_counts, sentence_counts, summed, table_counts
from tests.board.paper_read import WRITERS, read_back

LAST_DAY = date(2023, 6, 30)
"""When everything is recorded; the boards are judged on earlier days, too."""

keys = st.sampled_from(
    [f"mau/{number}" for number in ("I.1", "I.2", "I.3", "I.4", "I.5", "II.1", "II.2", "II.5", "II.7")]
)
days = st.integers(0, 500).map(lambda count: date(2021, 12, 25) + timedelta(days=count))
papers = st.builds(Paper, st.sampled_from(["1/QĐ-UBND", "2/BC-STC"]), days)
numbers = st.integers(1, 4)
wishes = st.one_of(
    st.builds(CloseDeliverable, keys, papers, numbers),
    st.builds(CloseDeliverable, keys, papers, numbers),
    st.builds(ExtendDeadline, keys, days, papers, numbers),
    st.builds(StepTask, keys, st.sampled_from([-1, 1, 2])),
    st.builds(MoveTask, keys, st.sampled_from([Column.DROPPED, Column.SUSPENDED, Column.DONE]), papers),
    st.builds(SetCause, keys, st.sampled_from(list(Cause))),
    st.builds(WithdrawEvidence, keys, st.none(), st.just("1/QĐ-UBND")),
    st.builds(EditTask, keys, st.sampled_from([(("deadline", "Quý III/2022"),), (("lead", "Sở Tài chính"),)])),
)
filters = st.sampled_from(
    ["", "", "chủ-trì:snv", "mục:II", "tình-trạng:quá-hạn", "cột:hoàn-thành", "không có gì như thế"]
)


@settings(max_examples=12, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(asked=st.lists(wishes, max_size=14), today=days, filter_text=filters)
def test_all_that_shows_numbers_shows_the_same(
    small_board_file: Path, asked: list[Any], today: date, filter_text: str
) -> None:
    """Whatever was recorded, on whatever day it is looked at, through whatever filter."""
    with tempfile.TemporaryDirectory() as folder:
        place = Path(shutil.copy(small_board_file, Path(folder) / "board.db"))
        _record(place, asked)
        options = Options(database=str(place), plans=("mau",), filter_text=filter_text, today=today, user="lan")

        status = _status(options)
        found = reported(asked_for(STATUS, None, options), None, options)
        paper = report_paper(found)

        expected = Counts(**{field: status[field] for field in asdict(Counts())})
        by_section = {f"{one['section']}. {one['title']}": _counts(one) for one in status["by_section"]}
        by_lead = {one["agency"]: _counts(one) for one in status["by_lead"]}
        assert count(found.tasks) == expected
        for shape in WRITERS:
            read = read_back(paper, shape)
            assert sentence_counts(read) == expected, shape
            sections = table_counts(read.tables[0])
            assert sections.pop("Tổng số") == in_columns(expected), shape
            assert summed(sections.values()) == in_columns(expected), shape
            assert sections == {name: in_columns(counts) for name, counts in by_section.items()}, shape
            if by_lead:
                assert table_counts(read.tables[1]) == {name: in_columns(one) for name, one in by_lead.items()}, shape
            assert _listed(read.tables, "Số ngày quá hạn") == expected.overdue, shape
            assert _coming(read.tables) == _asked_for(place, found), shape
        if not filter_text:
            _same_in_a_meeting_and_a_feed(place, today, expected)


def _same_in_a_meeting_and_a_feed(place: Path, today: date, expected: Counts) -> None:
    view = first_view(str(place), ["mau"], today=today)
    assert view is not None
    with OpenBoard(str(place), user="lan") as board:
        entries = board.calendar(["mau"], today=today)
        held = board.meetings.hold(OpenMeeting(("mau",), today), today=today)
        pages = board.meetings.pages(held.number, today=today)

    assert pages.counts == expected
    assert summed(counts for _number, _title, counts in pages.sections) == in_columns(expected)
    assert len(pages.late) == expected.overdue
    assert pages.green + len({task.key for task in (*pages.late, *(one.task for one in pages.due))}) == expected.total
    assert _late_in_feed(calendar_bytes(entries, name="mau"), view) == {
        task.number for task in view.tasks if task.timeliness is Timeliness.OVERDUE and task.column in BOARD_COLUMNS
    }


def _asked_for(place: Path, found: Reported) -> set[tuple[str, str]]:
    """Number and day of all that chasing letters would ask for because it falls due in the report's window."""
    today = found.board.today
    with OpenBoard(str(place), user="lan") as board:
        chase = board.letters.plan(["mau"], today=today, soon_days=(found.coming_until - today).days + 1)
    items = [item for one in (*chase.agencies, *chase.own) for item in one.items]
    return {
        (item.number, f"{item.due:%d/%m/%Y}")
        for item in (*items, *chase.unaddressed)
        if item.due is not None and item.due >= found.coming_from and item.task in found.tasks_by_key
    }


def _coming(tables: list[list[list[str]]]) -> set[tuple[str, str]]:
    """Number and day of each row of what is due next."""
    rows = next((rows[1:] for rows in tables if "Số ngày còn lại" in rows[0]), [])
    found = {(row[0], row[3][-len("31/05/2022") :]) for row in rows}
    assert len(found) == len(rows)
    return found


def _late_in_feed(content: bytes, view: BoardView) -> set[str]:
    """The tasks of which the feed has an event that is past and not marked as done; cancelled ones do not count."""
    numbers = {task.number for task in view.tasks}
    late = set()
    for event in icalendar.Calendar.from_ical(content).walk("VEVENT"):
        head = str(event["SUMMARY"]).partition(" · ")[0].split()
        is_open = head[0] != "✓" and event.get("STATUS") != "CANCELLED"
        if is_open and event["DTSTART"].dt < view.today:
            late |= numbers & set(head)
    return late


@pytest.mark.parametrize("filter_text", ["", "mục:VI"])
async def test_the_head_of_the_screen_shows_the_numbers_of_the_report(
    reported_file: Path, board_file: Path, filter_text: str
) -> None:
    """Whoever holds the paper beside the projector sees the same line."""
    shutil.copy(reported_file, board_file)
    today = date(2022, 5, 16)
    options = Options(database=str(board_file), plans=("2022",), filter_text=filter_text, today=today, user="lan")
    paper = report_paper(reported(asked_for(STATUS, None, options), None, options))

    async with running(board_file, size=(160, 40), filter_text=filter_text) as driven:
        shown = driven.text

    assert line_counts(shown) == sentence_counts(read_back(paper, "docx"))


def _record(place: Path, asked: list[Any]) -> None:
    """What the rules refuse is not done; the rest is."""
    with OpenBoard(str(place), user="lan") as board:
        for wish in asked:
            with suppress(StoreError):
                board.apply(wish, today=LAST_DAY)


def _status(options: Options) -> dict[str, Any]:
    """What `board status --json` says."""
    said = io.StringIO()
    words = ["status", "--json", "--db", str(options.database), "--plan", *options.plans, "--user", "lan"]
    words += ["--today", f"{options.today}"] + (["--filter", options.filter_text] if options.filter_text else [])
    with redirect_stdout(said):
        assert run(words) == 0
    found: dict[str, Any] = json.loads(said.getvalue())
    return found


def _counts(shape: dict[str, Any]) -> Counts:
    return Counts(**{field: shape[field] for field in asdict(Counts())})


def _listed(tables: list[list[list[str]]], head: str) -> int:
    """How many rows the table with this column has, 0 where there is none."""
    return sum(len(rows) - 1 for rows in tables if head in rows[0])
