"""`board backup FILE`: the whole board in one file that only its owner can read, also while others are writing."""

from errno import ENOENT
from os import strerror
from pathlib import Path

import click

from board.commands.command import as_json, command, option
from board.commands.options import chosen
from board.commands.output import say_json, tell
from board.commands.whereabouts import database_place, user_name
from board.language import _
from store.open_board import OpenBoard


@command("backup", help=_("Sao lưu cả bảng vào một tệp, kể cả khi đang có người ghi; khôi phục bằng “board restore”."))
@click.argument("file", type=click.Path(dir_okay=False, path_type=Path), metavar=_("TỆP"))
@option("--replace", is_flag=True, help=_("Ghi đè tệp đã có."))
@as_json
def backup(file: Path, replace: bool, as_json: bool) -> None:
    """Back the board up. Creates no board."""
    if not file.absolute().parent.is_dir():
        raise FileNotFoundError(ENOENT, strerror(ENOENT), str(file.parent))
    options = chosen()
    with OpenBoard(database_place(options), user=user_name(options), create=False) as board:
        board.backup(file, replace=replace)
        secret = board.secret_path()
    if as_json:
        say_json({"file": str(file), "bytes": file.stat().st_size, "secret": str(secret) if secret.exists() else None})
    tell(_("Đã sao lưu vào “{file}” ({size} KB).").format(file=file, size=-(-file.stat().st_size // 1024)))
    if secret.exists():
        tell(
            _("Tệp bí mật của địa chỉ lịch “{secret}” không nằm trong bản sao; xin cất riêng một bản.").format(
                secret=secret
            )
        )
