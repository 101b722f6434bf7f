"""Writing what the timeline shows to a file beside the program, on request, and saying where it went."""

import os
from collections.abc import Sequence
from pathlib import Path

from board.language import _
from board.over_ssh import is_over_ssh
from board.replaced_file import folder_to_write_in, replace_file, untaken
from board.reports.timeline_file import KINDS, file_name, timeline_file
from board.reports.timeline_page import TimelinePage
from board.screens.asks import ReadAsked
from board.screens.board_screen import BoardScreen
from board.screens.choice_screen import ChoiceScreen
from board.screens.form_screen import Field, Form, FormError, FormScreen
from board.screens.widgets.choices import Choice
from store.wishes import Wish


async def offer_export(screen: BoardScreen, page: TimelinePage) -> None:
    """Ask whether as a picture or as text, then under which name; write it.

    Over SSH nothing is written: the folder is on a machine where the person may do nothing but use the board.
    """
    screen.put_answer_away()
    if is_over_ssh():
        refusal = _("Qua SSH không ghi tệp trên máy chủ được; xin dùng lệnh: {command}")
        command = f"board timeline --export - --format svg > {file_name(page, '.svg')}"
        screen.tell(refusal.format(command=command), refused=True)
        return
    words = {".svg": _("Hình để in (.svg)"), ".txt": _("Chữ (.txt)")}
    choices = [Choice(kind, words[kind], _("rồi đặt tên tệp")) for kind in KINDS]
    title = _("Xuất biểu đồ tiến độ ra tệp")
    await screen.app.push_screen(ChoiceScreen(title, choices, lambda kind: _name_form(screen, page, kind)))


def _name_form(screen: BoardScreen, page: TimelinePage, kind: str) -> FormScreen:
    """The name stands there already, and is one that no file has."""
    folder = folder_to_write_in()

    def wishes(typed: dict[str, str], _none: None) -> Sequence[Wish]:
        path = _named(typed["file"], folder, kind)
        screen.post_message(ReadAsked(lambda _board: _written(page, path), lambda path: _tell(screen, path)))
        return ()

    fields = (Field("file", _("Tên tệp"), untaken(folder / file_name(page, kind)).name),)
    facts = ((_("Ghi vào"), str(folder)), (_("Lưu ý"), _("thư mục khác: nhập cả đường dẫn")))
    return FormScreen(Form(_("Xuất biểu đồ tiến độ ra tệp"), facts, fields, wishes), None)


def _named(typed: str, folder: Path, kind: str) -> Path:
    """The file that is meant; a name without an ending gets the one that was chosen. Raises FormError."""
    if not typed:
        raise FormError("file", _("Xin nhập tên tệp, hoặc Esc để bỏ."))
    path = folder / os.path.expanduser(typed)  # noqa: PTH111 - Path's own raises where there is no such user
    if path.is_dir():
        raise FormError("file", _("{path} là thư mục: xin nhập thêm tên tệp.").format(path=path))
    if path.suffix.lower() not in KINDS:
        path = path.with_name(path.name + kind)
    if not path.parent.is_dir():
        raise FormError("file", _("Không có thư mục {folder}.").format(folder=path.parent))
    if path.exists():
        raise FormError("file", _("Đã có {path}: xin đặt tên khác.").format(path=path))
    return path


def _written(page: TimelinePage, path: Path) -> Path:
    replace_file(path, timeline_file(page, path.suffix.lower()).encode())
    return path


def _tell(screen: BoardScreen, path: Path) -> None:
    screen.tell(_("Đã ghi biểu đồ tiến độ vào {path}.").format(path=path))
