"""`board restore FILE`: a backup in the place of the board, which is kept beside it."""

from pathlib import Path

import click

from board.commands.command import as_json, command
from board.commands.options import chosen
from board.commands.output import say_json, tell
from board.commands.whereabouts import database_place, user_name
from board.dates import local
from board.language import _
from store.database_address import shown_address
from store.keeping import restore as put_back
from store.open_board import now


@command("restore", help=_("Khôi phục bảng từ bản sao lưu; bảng hiện có được giữ lại bên cạnh, không bị xóa."))
@click.argument("file", type=click.Path(dir_okay=False, path_type=Path), metavar=_("TỆP"))
@as_json
def restore(file: Path, as_json: bool) -> None:
    """Put a backup in the board's place, once the file is known to be a sound board."""
    options = chosen()
    database = database_place(options)
    done = put_back(database, file, user=user_name(options), at=local(now()))
    place = shown_address(database)
    if as_json:
        kept = None if done.kept is None else str(done.kept)
        say_json({"database": place, "schema": done.schema, "kept": kept})
    tell(_("Đã khôi phục “{place}” từ “{file}”.").format(place=place, file=file))
    if done.kept is not None:
        tell(_("Bảng trước đó được giữ ở “{kept}”.").format(kept=done.kept))
