"""`board backup FILE`: the whole board in one file that only its owner can read, also while others are writing."""

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from errno import ENOENT
from os import strerror
from pathlib import Path
from shutil import copyfileobj
from tempfile import TemporaryDirectory
from typing import BinaryIO

import click

from board.commands.command import as_json, command, option
from board.commands.options import chosen
from board.commands.output import say_json, tell
from board.commands.standard_input import STDIN
from board.commands.whereabouts import database_place, user_name
from board.language import _
from store.open_board import OpenBoard


@command(
    "backup",
    help=_(
        "Sao lưu cả bảng vào một tệp (“-”: ra đầu ra chuẩn), kể cả khi đang có người ghi; khôi phục bằng “board restore”."
    ),
)
@click.argument("file", type=click.Path(dir_okay=False, path_type=Path), metavar=_("TỆP"))
@option("--replace", is_flag=True, help=_("Ghi đè tệp đã có."))
@as_json
def backup(file: Path, replace: bool, as_json: bool) -> None:
    """Back the board up. Creates no board."""
    if str(file) == STDIN:
        if as_json or replace:
            raise click.UsageError(_("--json và --replace không dùng khi sao lưu ra đầu ra chuẩn (“-”)."))
        _say_backup()
        return
    if not file.absolute().parent.is_dir():
        raise FileNotFoundError(ENOENT, strerror(ENOENT), str(file.parent))
    with _board() as board:
        board.backup(file, replace=replace)
        secret = board.secret_path()
    if as_json:
        say_json({"file": str(file), "bytes": file.stat().st_size, "secret": str(secret) if secret.exists() else None})
    tell(_("Đã sao lưu vào “{file}” ({size} KB).").format(file=file, size=_kilobytes(file.stat().st_size)))
    if secret.exists():
        tell(
            _("Tệp bí mật của địa chỉ lịch “{secret}” không nằm trong bản sao; xin cất riêng một bản.").format(
                secret=secret
            )
        )


def _say_backup() -> None:
    """The backup on stdout: made whole and checked first, so that what comes out is a board or nothing."""
    if sys.stdout.isatty():
        raise click.UsageError(_("Bản sao lưu không hiện được trên màn hình: chuyển đầu ra vào tệp, … backup - > TỆP."))
    with _saved() as content:
        copyfileobj(content, sys.stdout.buffer)
        sys.stdout.buffer.flush()
        tell(_("Đã sao lưu ra đầu ra chuẩn ({size} KB).").format(size=_kilobytes(content.tell())))


@contextmanager
def _saved() -> Iterator[BinaryIO]:
    """A backup that is open and has no name any more: whatever becomes of this process, it leaves no file behind."""
    with TemporaryDirectory(prefix="board-") as folder:
        place = Path(folder) / "backup.db"
        with _board() as board:
            board.backup(place)
        content = place.open("rb")
    with content:
        yield content


def _board() -> OpenBoard:
    options = chosen()
    return OpenBoard(database_place(options), user=user_name(options), create=False)


def _kilobytes(size: int) -> int:
    return -(-size // 1024)
