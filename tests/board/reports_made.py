"""A board to report on: the shipped plans with the papers of some months; and its reports, read back."""

from datetime import date
from decimal import Decimal
from pathlib import Path

from store.meetings.wishes import SetCause
from store.open_board import OpenBoard
from store.wishes import CloseDeliverable, EditTask, ExtendDeadline, MeasureTarget, MoveTask, Paper
from store.words import Cause, Column
from tests.board.paper_read import Read, read_md
from tests.board.prompt import Said
from tests.conftest import TickingClock

NEXT_YEAR = date(2023, 3, 16)
"""When everything is recorded; reports are made as of earlier days."""


def record(path: Path) -> None:
    """Put it on the board of the two shipped plans."""
    with OpenBoard(str(path), user="lan", clock=TickingClock()) as board:
        board.apply_all(
            [
                CloseDeliverable("2022/VI.1", Paper("16/KH-UBND", date(2022, 1, 31), issuer="UBND tỉnh"), number=1),
                CloseDeliverable("2022/VII.2", Paper("42/KH-UBND", date(2022, 3, 15)), number=1),
                CloseDeliverable("2022/III.1", Paper("1/QĐ-SNV", date(2022, 4, 4)), agency="Sở Nội vụ"),
                CloseDeliverable("2022/III.1", Paper("2/QĐ-STC", date(2022, 4, 5)), agency="Sở Tài chính"),
                CloseDeliverable("2022/IV.3", Paper("9/KH-UBND", date(2021, 12, 1)), number=1),
                CloseDeliverable("2022/VI.4", Paper("300/QĐ-UBND", date(2022, 12, 20)), number=1),
                ExtendDeadline(
                    "2022/V.2", date(2022, 8, 31), Paper("118/UBND-NC", date(2022, 4, 10), issuer="UBND tỉnh")
                ),
                ExtendDeadline("2022/V.2", date(2022, 12, 20), Paper("300/UBND-NC", date(2022, 8, 20))),
                SetCause("2022/IV.1", Cause.NO_MONEY),
                EditTask("2022/IV.1", (("progress", "Đã lấy ý kiến các sở"),)),
                SetCause("2022/VI.2", Cause.NO_MONEY),
                MoveTask("2022/VII.3", Column.DROPPED, Paper("77/UBND-NC", date(2022, 7, 1), issuer="UBND tỉnh")),
                MeasureTarget("2022/I.2.k", Decimal("21.5"), date(2022, 4, 30), document="5/BC-STTTT"),
                MeasureTarget("2022/I.2.k", Decimal(31), date(2022, 11, 30)),
            ],
            today=NEXT_YEAR,
        )


def read(said: Said) -> Read:
    """A report in Markdown, read."""
    assert said.code == 0, said.err
    return read_md(said.out)


def table(found: Read, head: str) -> list[list[str]]:
    """The rows of the table that has such a column."""
    return next(rows[1:] for rows in found.tables if head in rows[0])


def numbers_of(rows: list[list[str]]) -> list[str]:
    """The first cells."""
    return [row[0] for row in rows]
