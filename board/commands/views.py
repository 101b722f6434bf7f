"""`board board|timeline|matrix|agencies`: open the board on that view."""

import click

from board.commands.command import BoardCommand
from board.commands.program import open_view
from board.language import _


def _view(name: str, words: str) -> BoardCommand:
    def open_it() -> None:
        click.get_current_context().exit(open_view(name))

    return BoardCommand(name, help=words, callback=open_it, looks_back=True)


board = _view("board", _("Mở bảng theo cột; khi đầu ra không phải màn hình thì in số liệu."))
timeline = _view("timeline", _("Mở biểu đồ tiến độ; khi đầu ra không phải màn hình thì in số liệu."))
matrix = _view("matrix", _("Mở ma trận như phụ lục đã ký; khi đầu ra không phải màn hình thì in số liệu."))
agencies = _view("agencies", _("Mở bảng theo cơ quan; khi đầu ra không phải màn hình thì in số liệu."))
