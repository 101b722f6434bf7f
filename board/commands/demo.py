"""`board demo`: the plan of 2022 as it might have stood on 16/05/2022, in a database that is thrown away afterwards."""

import signal
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path
from shlex import quote
from tempfile import TemporaryDirectory
from types import FrameType

import click

from board.commands.command import command, option
from board.commands.options import chosen
from board.commands.output import tell
from board.commands.program import open_view
from board.commands.whereabouts import named_place
from board.demo.made import make_demo
from board.demo.story import ACTS, TODAY
from board.language import _
from board.wording import day

_CANNOT_OPEN = 4
_ENDINGS = (signal.SIGHUP, signal.SIGTERM)


@command(
    "demo",
    help=_(
        "Xem thử: kế hoạch năm 2022 ngày 16/05/2022 với tiến độ giả định, ghi rõ DỮ LIỆU MẪU; xem xong thì xóa."
        " Không động đến bảng đang dùng."
    ),
)
@option("--keep", metavar=_("TỆP"), help=_("Giữ cơ sở dữ liệu mẫu trong tệp này để thử các lệnh: board --db TỆP …"))
def demo(keep: str | None) -> None:
    """Show the board with invented progress."""
    options, context = chosen(), click.get_current_context()
    if options.database:
        raise click.UsageError(
            _("“demo” tự tạo cơ sở dữ liệu riêng, không dùng với --db; muốn giữ lại thì dùng --keep.")
        )
    if keep and "://" in keep:
        raise click.UsageError(_("--keep cần tên một tệp: “{place}”").format(place=keep))
    with _place(keep) as place:
        make_demo(place)
        if keep:
            tell(_kept(place))
        context.find_root().obj = replace(
            options,
            database=place,
            today=options.today or TODAY,
            user=options.user or ACTS,
            throw_away=True,
        )
        code = open_view("")
    context.exit(code)


@contextmanager
def _place(keep: str | None) -> Iterator[str]:
    """Where the database is to be made: at the file to keep, or in a folder that goes when this ends, on a hang-up too.

    A file that is there already is never made over: that is said, with how to open it, and the program ends.

    Raises:
        FileNotFoundError: it is in no folder there is.
    """
    if keep:
        place = named_place(keep)
        if Path(place).exists():
            tell(_there_already(place))
            raise click.exceptions.Exit(_CANNOT_OPEN)
        yield place
        return
    before = {name: signal.signal(name, _leave) for name in _ENDINGS}
    try:
        with TemporaryDirectory(prefix="board-demo-") as folder:
            try:
                yield str(Path(folder) / "board.db")
            finally:
                # A second hang-up must not stop the clearing up after the first.
                for name in _ENDINGS:
                    signal.signal(name, signal.SIG_IGN)
    finally:
        for name, handler in before.items():
            signal.signal(name, handler)


def _leave(number: int, _frame: FrameType | None) -> None:
    raise SystemExit(128 + number)


def _kept(place: str) -> str:
    words = _("Đã tạo bảng mẫu “{place}”, luôn xem theo ngày {day}. Mở lại: {command}")
    return words.format(place=place, day=day(TODAY), command=_opened_by(place))


def _there_already(place: str) -> str:
    words = _("Đã có tệp “{place}” từ trước, giữ nguyên. Nếu là bảng mẫu đã giữ thì mở lại: {command}")
    return words.format(place=place, command=_opened_by(place))


def _opened_by(place: str) -> str:
    """A command to paste, as the one whom the story is told of."""
    return f"board --db {quote(place)} --user {ACTS}"
