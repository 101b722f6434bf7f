"""`board board|timeline|matrix|agencies`: open the board on that view; the timeline can be exported instead."""

from datetime import date

import click

from board.commands.command import BoardCommand, command, option
from board.commands.program import open_view
from board.commands.rooms import room
from board.commands.values import DAY
from board.language import _

_ZOOMS = ("year", "quarter", "month", "week")


def _view(name: str, words: str) -> BoardCommand:
    def open_it() -> None:
        click.get_current_context().exit(open_view(name))

    return BoardCommand(name, help=words, callback=open_it, looks_back=True)


board = _view("board", _("Mở bảng theo cột; khi đầu ra không phải màn hình thì in số liệu."))


@command(
    "timeline",
    help=_("Mở biểu đồ tiến độ, hoặc xuất ra tệp; khi đầu ra không phải màn hình thì in số liệu."),
    looks_back=True,
)
@option(
    "--export",
    "-o",
    "path",
    type=click.Path(),
    metavar=_("TỆP"),
    help=_("Xuất ra tệp .svg hoặc .txt; “-”: chữ ra đầu ra."),
)
@option("--format", "shape", type=click.Choice(("svg", "txt")), help=_("Dạng xuất; nếu không nêu: theo đuôi của tệp."))
@option("--zoom", type=click.Choice(_ZOOMS), help=_("Mức thu phóng khi xuất."))
@option("--from", "first", type=DAY, metavar=_("NGÀY"), help=_("Ngày đầu cần thấy khi xuất."))
@option("--to", "last", type=DAY, metavar=_("NGÀY"), help=_("Ngày cuối cần thấy khi xuất."))
def timeline(path: str | None, shape: str | None, zoom: str | None, first: date | None, last: date | None) -> None:
    """Open the timeline, or export it."""
    if path is None:
        if shape or zoom or first or last:
            raise click.UsageError(_("--format, --zoom, --from và --to chỉ dùng cùng --export"))
        click.get_current_context().exit(open_view("timeline"))
    room("timeline_export").export_timeline(path, shape=shape, zoom=zoom or _ZOOMS[1], span=(first, last))


matrix = _view("matrix", _("Mở ma trận như phụ lục đã ký; khi đầu ra không phải màn hình thì in số liệu."))
agencies = _view("agencies", _("Mở bảng theo cơ quan; khi đầu ra không phải màn hình thì in số liệu."))
