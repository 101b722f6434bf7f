"""`board calendar serve`: the feeds over HTTP, from this machine's own address unless another is asked for."""

import socket
from importlib import import_module
from ipaddress import ip_address

import click

from board.calendar.address_base import HOST, PORT
from board.commands.command import command, option
from board.commands.opening import open_the_board
from board.commands.options import chosen
from board.commands.output import tell
from board.commands.whereabouts import judging_day
from board.language import _
from board.said.errors import error_sentence
from board.wording import day

_BACKLOG = 2048
_CANNOT = 4


@command("serve", help=_("Phục vụ các lịch đăng ký qua HTTP; đặt sau máy chủ web có HTTPS khi mở ra ngoài."))
@option("--host", default=HOST, metavar=_("ĐỊA_CHỈ"), help=_("Địa chỉ lắng nghe; mặc định chỉ trong máy này."))
@option(
    "--port",
    type=click.IntRange(0, 65_535),
    default=PORT,
    metavar=_("CỔNG"),
    help=_("Cổng lắng nghe; 0 để tự chọn một cổng trống."),
)
def serve(host: str, port: int) -> None:
    """Serve the feeds until a signal asks to stop."""
    options = chosen()
    try:
        server = import_module("board.calendar.server")
    except ModuleNotFoundError as error:
        tell(_("Chưa cài phần phục vụ lịch ({name}): pip install “steering-board[serve]”.").format(name=error.name))
        click.get_current_context().exit(_CANNOT)
    with open_the_board(options) as board:
        feeds = server.FeedServer(
            board, today=lambda: judging_day(options), tell=lambda error: tell(error_sentence(error))
        )
        with _listening(host, port) as listening:
            _say_where(listening, calendars=len(feeds.shelf.calendars), today=day(judging_day(options)))
            feeds.run(listening)
    tell(_("Đã dừng."))


def _listening(host: str, port: int) -> socket.socket:
    try:
        family = socket.AF_INET6 if ":" in host else socket.AF_INET
        return socket.create_server((host, port), family=family, backlog=_BACKLOG)
    except OSError as error:
        reason = error.strerror or str(error)
        tell(_("Không lắng nghe được ở {host}, cổng {port}: {reason}.").format(host=host, port=port, reason=reason))
        click.get_current_context().exit(_CANNOT)


def _say_where(listening: socket.socket, *, calendars: int, today: str) -> None:
    host, port = listening.getsockname()[:2]
    where = f"http://[{host}]:{port}/" if ":" in host else f"http://{host}:{port}/"
    tell(
        _("Đang phục vụ {n} địa chỉ lịch tại {where} (xem theo ngày {today}).").format(
            n=calendars, where=where, today=today
        )
    )
    if not ip_address(host).is_loopback:
        tell(_("Địa chỉ lịch đi qua mạng mà không được mã hóa; xin đặt sau một máy chủ web có HTTPS."))
