"""`board restore FILE`: a backup in the place of the board, which is kept beside it."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory

import click

from board.commands.admins_only import refuse_unless_admin
from board.commands.command import as_json, command, option
from board.commands.options import chosen
from board.commands.output import say_json, tell
from board.commands.restored_feeds import feed_lines
from board.commands.standard_input import STDIN, copy_stdin
from board.commands.whereabouts import database_place, user_name
from board.dates import local
from board.language import _
from store.database_address import shown_address
from store.keeping import restore as put_back
from store.open_board import now

LARGEST_BYTES = 4 << 30
"""Of a backup on stdin: a board of ten thousand tasks with ten years of history takes less than a tenth of it."""


@command(
    "restore",
    help=_("Khôi phục bảng từ bản sao lưu (“-”: từ đầu vào chuẩn); bảng hiện có được giữ lại bên cạnh, không bị xóa."),
)
@click.argument("file", type=click.Path(dir_okay=False, path_type=Path), metavar=_("TỆP"))
@option(
    "--with-its-users",
    is_flag=True,
    help=_(
        "Khôi phục cả khi bản sao lưu có người quản trị khác, hoặc chưa có người dùng nào: vai trò theo bản sao lưu."
    ),
)
@as_json
def restore(file: Path, with_its_users: bool, as_json: bool) -> None:
    """Put a backup in the board's place, once the file is known to be a sound board."""
    options = chosen()
    database, user = database_place(options), user_name(options)
    refuse_unless_admin(database, user)
    with _at_hand(file) as source:
        why = options.why or _("khôi phục bảng từ bản sao lưu")
        done = put_back(database, source, user=user, at=local(now()), why=why, with_its_users=with_its_users)
    place = shown_address(database)
    if as_json:
        kept = None if done.kept is None else str(done.kept)
        say_json({"database": place, "schema": done.schema, "kept": kept})
    tell(_("Đã khôi phục “{place}” từ “{file}”.").format(place=place, file=file))
    if done.kept is not None:
        tell(_("Bảng trước đó được giữ ở “{kept}”.").format(kept=done.kept))
    for line in feed_lines(done.feeds):
        tell(line)


@contextmanager
def _at_hand(file: Path) -> Iterator[Path]:
    """The backup as a file: what comes in on stdin goes into one of its own first."""
    if str(file) != STDIN:
        yield file
        return
    with TemporaryDirectory(prefix="board-") as folder:
        place = Path(folder) / "stdin"
        with place.open("wb") as target:
            copy_stdin(target, most_bytes=LARGEST_BYTES)
        yield place
