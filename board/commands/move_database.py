"""`board move-database FROM TO`: a whole board from a file to a PostgreSQL server, or the other way."""

import click

from board.commands.admins_only import refuse_unless_admin
from board.commands.command import as_json, command
from board.commands.options import chosen
from board.commands.output import say_json, tell
from board.commands.whereabouts import named_place, user_name
from board.dates import local
from board.language import _
from store.moving import move_database as move
from store.open_board import now


@command(
    "move-database",
    help=_(
        "Chép cả bảng, kể cả nhật ký, từ tệp sang cơ sở dữ liệu PostgreSQL trống hoặc ngược lại; bảng ở nơi cũ giữ nguyên. "
        "Mỗi nơi nêu bằng đường dẫn hoặc URL."
    ),
)
@click.argument("source", metavar=_("TỪ"))
@click.argument("target", metavar=_("ĐẾN"))
@as_json
def move_database(source: str, target: str, as_json: bool) -> None:
    """Copy a board whole into an empty place, while nobody writes on it."""
    user, place = user_name(chosen()), named_place(source)
    refuse_unless_admin(place, user)
    done = move(place, named_place(target), user=user, at=local(now()))
    if as_json:
        secret = None if done.secret is None else str(done.secret)
        say_json({"from": done.source, "to": done.target, "rows": done.rows, "secret": secret})
    tell(
        _("Đã chép {rows} dòng từ “{source}” sang “{target}”.").format(
            rows=done.rows, source=done.source, target=done.target
        )
    )
    tell(
        _(
            "Bảng ở nơi cũ giữ nguyên nhưng không còn được cập nhật; từ nay xin mở bằng --db hoặc BOARD_DATABASE={target}."
        ).format(target=done.target)
    )
    if done.secret is not None:
        tell(
            _("Tệp bí mật của địa chỉ lịch đã được chép sang “{secret}”; địa chỉ lịch không đổi.").format(
                secret=done.secret
            )
        )
