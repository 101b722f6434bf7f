"""Calendars of every kind, as files: both plans, an empty one, hostile titles, and after each kind of change."""

from collections.abc import Iterator
from datetime import date
from pathlib import Path

from board.calendar.addresses import Addresses
from board.calendar.feed_files import FeedFiles
from plans.agency import Agency, Directory
from plans.plan import Plan, Section, Task
from plans.shipped import shipped_directory, shipped_plans
from store.open_board import OpenBoard
from store.wishes import (
    AddFeed,
    CloseDeliverable,
    ExtendDeadline,
    MoveTask,
    Paper,
    RenewFeed,
    RevokeFeed,
)
from store.words import Column
from tests.bench.generated_plan import generated_directory, generated_plan

TODAY = date(2022, 5, 16)
PAPER = Paper("12/QĐ-UBND", date(2022, 5, 10))
TITLES = (
    "T",
    "Đ" * 37 + "x",
    "Rà soát " * 1250,
    "Kế hoạch [bold]đỏ[/bold] (1), (2); a\\b \\n {x}",
    "dòng một\r\nATTACH:http://evil/x\rLOCATION:y\nURL:z",
    "Quye\u0302\u0301t đi\u0323nh tho\u031b\u0300i ha\u0323n",
    "x\u2028LOCATION:evil\u2029y\x85z\x0b",
    "🎯 sản phẩm 👩‍👩‍👧",
    "\u202egnourt\u2066 \u200ftiêu đề",
    'a, b; c: "d" \\',
)
"""Of 1, 75 and 10,000 octets, and with whatever a file from outside may hold."""


def calendars(folder: Path) -> Iterator[Path]:
    """Write every kind of calendar into the folder; each is what a subscriber would get. The last one is large."""
    yield from small_calendars(folder)
    with OpenBoard(str(folder / "large.db"), user="thử") as board:
        board.import_directory(generated_directory())
        board.import_plan(generated_plan(), source="made", first_start=True)
        board.apply(AddFeed("Mười nghìn"), today=TODAY)
        yield from _written(board, folder, "large", TODAY)


def small_calendars(folder: Path) -> Iterator[Path]:
    """The same without the large one."""
    with OpenBoard(str(folder / "shipped.db"), user="thử") as board:
        board.first_start(shipped_directory(), [(plan, plan.key) for plan in shipped_plans()])
        board.apply(AddFeed("Cả hai kế hoạch", reminders=(7, 1)), today=TODAY)
        board.apply(AddFeed("Sở Nội vụ", agency="snv", role="any"), today=TODAY)
        board.apply(AddFeed("Tên việc", titles_only=True, language="en"), today=TODAY)
        board.apply(AddFeed("Trống", filter_text="không-có-nhiệm-vụ-nào-như-vậy"), today=TODAY)
        yield from _written(board, folder, "shipped", TODAY)
        yield from _written(board, folder, "scheme", date(2016, 6, 1))
        board.apply(MoveTask("2022/V.1", Column.IN_PROGRESS), today=TODAY)
        board.apply(ExtendDeadline("2022/V.2", date(2022, 8, 15), PAPER), today=TODAY)
        board.apply(CloseDeliverable("2022/VI.2", PAPER), today=TODAY)
        board.apply(CloseDeliverable("2022/III.1", PAPER, agency="snv"), today=TODAY)
        board.apply(MoveTask("2022/IV.1", Column.DROPPED, PAPER), today=TODAY)
        yield from _written(board, folder, "changed", TODAY)
        board.undo()
        board.apply(RenewFeed("1"), today=TODAY)
        board.apply(RevokeFeed("2"), today=TODAY)
        yield from _written(board, folder, "undone", TODAY)
    with OpenBoard(str(folder / "hostile.db"), user="thử") as board:
        board.first_start(*_hostile())
        board.apply(AddFeed("Tựa lạ, \\ ; và 🎯", reminders=(7,)), today=TODAY)
        yield from _written(board, folder, "hostile", TODAY)


def _written(board: OpenBoard, folder: Path, name: str, today: date) -> Iterator[Path]:
    calendars = board.calendars(today=today)
    for file in FeedFiles(Addresses(board.feed_secret(), calendars.identity)).write(calendars, today=today):
        if file.content is not None:
            path = folder / f"{name}-{file.feed}-{file.file_name[:6]}.ics"
            path.write_bytes(file.content)
            yield path


def _hostile() -> tuple[Directory, list[tuple[Plan, str]]]:
    tasks = tuple(
        Task(f"I.{number}", "I", title, "Quyết định", "Quý II/2022", "Sở Nội vụ", place="Phụ lục")
        for number, title in enumerate(TITLES, start=1)
    )
    plan = Plan(
        key="x",
        number="1/QĐ",
        signed=date(2021, 12, 23),
        title="Kế hoạch, thử; \\",
        short_title="KH, thử; \\",
        issuer="UBND tỉnh",
        years=(2022,),
        secretariat="",
        sections=(Section("I", "MỤC"),),
        tasks=tasks,
    )
    return Directory(agencies=(Agency("snv", "Sở Nội vụ", "SNV", order=1),), groups=()), [(plan, "x")]
