"""Writing what the timeline shows to a file beside the program, on request, and saying where it went."""

from pathlib import Path

from board.language import _
from board.over_ssh import is_over_ssh
from board.replaced_file import replace_file, untaken
from board.reports.timeline_file import KINDS, file_name, timeline_file
from board.reports.timeline_page import TimelinePage
from board.screens.asks import ReadAsked
from board.screens.board_screen import BoardScreen
from board.screens.choice_screen import ChoiceScreen
from board.screens.widgets.choices import Choice


async def offer_export(screen: BoardScreen, page: TimelinePage) -> None:
    """Ask whether as a picture or as text; write it into the folder from which the program was started.

    Over SSH nothing is written: the folder is on a machine where the person may do nothing but use the board.
    """
    screen.put_answer_away()
    if is_over_ssh():
        screen.tell(_("Qua SSH không ghi tệp trên máy chủ được."), refused=True)
        return
    words = {".svg": _("Hình để in (.svg)"), ".txt": _("Chữ (.txt)")}

    def write(kind: str) -> None:
        screen.post_message(ReadAsked(lambda _board: _written(page, kind), lambda path: _tell(screen, path)))

    choices = [Choice(kind, words[kind], file_name(page, kind)) for kind in KINDS]
    await screen.app.push_screen(ChoiceScreen(_("Xuất biểu đồ tiến độ ra tệp"), choices, write))


def _written(page: TimelinePage, kind: str) -> Path:
    """Where it was written: a name that is not taken."""
    path = untaken(Path.cwd() / file_name(page, kind))
    replace_file(path, timeline_file(page, kind).encode())
    return path


def _tell(screen: BoardScreen, path: Path) -> None:
    screen.tell(_("Đã ghi biểu đồ tiến độ vào {path}.").format(path=path))
