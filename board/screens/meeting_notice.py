"""The draft notice of a meeting's conclusions, written to a file of the person's own; what follows is done on paper."""

from collections.abc import Callable
from datetime import date
from functools import partial
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING

from board.language import _
from board.over_ssh import is_over_ssh
from board.replaced_file import folder_to_write_in, replace_file
from board.screens.asks import ReadAsked
from board.screens.board_screen import BoardScreen
from store.meetings.views import MeetingView

if TYPE_CHECKING:
    from store.open_board import OpenBoard


def notice_name(meeting: MeetingView) -> str:
    """What the file is called where nobody calls it otherwise, in the folder from which the program was started."""
    return f"thong-bao-ket-luan-{meeting.held_on:%Y-%m-%d}.docx"


def write_notice(
    screen: BoardScreen,
    number: int,
    path: Path | None,
    *,
    today: date,
    before: str,
    there: Path | None,
    keep: Callable[[Path], None],
) -> None:
    """Write it and say where, behind the words `before`; where it may not or need not be written, how it is had.

    One that was written (`there`) and is still where it was is only named: somebody may have gone on with it. `keep` is
    told where it stands.
    """
    if is_over_ssh() or path is None:
        how = _("Dự thảo thông báo kết luận: board meeting conclusions {n} > thong-bao.docx").format(n=number)
        screen.tell(" ".join(filter(None, (before, how))))
        return

    def tell(found: tuple[Path, bool]) -> None:
        written, is_new = found
        said = _("Đã ghi dự thảo thông báo kết luận vào {path}.")
        if not is_new:
            said = _("Dự thảo thông báo kết luận đã có ở {path}.")
        said = said.format(path=written)
        keep(written)
        screen.tell(" ".join(filter(None, (before, said))))

    screen.post_message(ReadAsked(partial(_written, number=number, path=path, today=today, there=there), tell))


def _written(board: "OpenBoard", number: int, path: Path, *, today: date, there: Path | None) -> tuple[Path, bool]:
    """Where it was written: a name that is not taken, or `there` where it still is; whether it is new. Raises OSError."""
    if there is not None and there.exists():
        return there, False
    meeting = board.meetings.one(number)
    judged = today if meeting.goes_on else meeting.judged_on
    pages = board.meetings.pages(number, today=judged, with_changes=False)
    paper = import_module("board.reports.conclusions").conclusions_paper(
        pages.meeting,
        pages.board.plans,
        meeting.counts or pages.counts,
        parked=pages.parked,
        granted=board.meetings.granted(number),
        judged=judged,
    )
    docx: Callable[[object], bytes] = import_module("board.reports.paper_docx").paper_docx
    place = _free(folder_to_write_in() / path)
    replace_file(place, docx(paper))
    return place, True


def _free(named: Path) -> Path:
    path, count = named, 1
    while path.exists():
        count += 1
        path = named.with_stem(f"{named.stem}-{count}")
    return path
