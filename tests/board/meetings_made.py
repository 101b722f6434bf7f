"""Boards with progress and a meeting behind them, for tests and pictures of the next one."""

from datetime import date
from hashlib import sha256
from pathlib import Path

from store.database_address import is_postgres
from store.meetings.wishes import CloseMeeting, Decide, OpenMeeting, SetCause, SettleDecision
from store.open_board import OpenBoard
from store.wishes import CloseDeliverable, ExtendDeadline, Paper
from store.words import Cause, Settled
from tests.picture import TODAY, invented

APRIL = date(2022, 4, 15)
DECIDED = (
    (
        "Trình Chủ tịch UBND tỉnh ban hành quyết định phân cấp quản lý công chức, viên chức",
        "SNV",
        date(2022, 5, 10),
        "IV.1",
    ),
    ("Hoàn thành dự thảo Đề án chuyển đổi số, lấy ý kiến các sở, ban, ngành", "STTTT", date(2022, 5, 31), "VI.2"),
    ("Báo cáo Ban Chỉ đạo tiến độ Chương trình “Dân hỏi - Lãnh đạo trả lời”", "Đài PTTH", date(2022, 5, 5), "VII.6"),
)


def worked_on(board: OpenBoard) -> None:
    """The 2022 plan in the middle of May: progress nobody reported, a meeting in April, what became of its decisions."""
    progress = invented()
    early = [wish for wish in progress if isinstance(wish, CloseDeliverable) and wish.paper.date <= APRIL]
    board.apply_all(early, today=APRIL)
    meeting = board.meetings.hold(OpenMeeting(("2022",), APRIL, name="Phiên họp Ban Chỉ đạo quý I"), today=APRIL)
    for text, owner, due, number in DECIDED:
        board.apply(Decide(meeting.number, text, owner, due, f"2022/{number}"), today=APRIL)
    board.apply(CloseMeeting(meeting.number, TODAY), today=APRIL)
    board.apply_all([wish for wish in progress if wish not in early], today=TODAY)
    board.apply(SettleDecision(3, Settled.KEPT, date(2022, 5, 4), "12/BC-PTTH"), today=TODAY)
    board.apply(SetCause("2022/VII.3", Cause.NOT_AGREED), today=TODAY)
    board.apply(
        ExtendDeadline("2022/VI.6", date(2022, 5, 10), Paper("123/UBND-NC", date(2022, 4, 2)), number=1), today=TODAY
    )


_MADE: dict[bytes, bytes] = {}
"""What became of a file of these bytes: the work is the same each time."""


def work_on(database: Path | str) -> None:
    """The same on a board that is not open. Of files that are the same only the first is worked on, the others are copies."""
    before = b"" if is_postgres(str(database)) else sha256(Path(database).read_bytes()).digest()
    if before in _MADE:
        Path(database).write_bytes(_MADE[before])
        return
    with OpenBoard(str(database), user="lan") as board:
        worked_on(board)
    if before:
        _MADE[before] = Path(database).read_bytes()
