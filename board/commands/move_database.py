"""`board move-database FROM TO`: a whole board from a file to a PostgreSQL server, or the other way."""

import click

from board.commands.admins_only import refuse_unless_admin
from board.commands.command import as_json, command, option
from board.commands.options import chosen
from board.commands.output import say_json, tell
from board.commands.restored_feeds import reopened_feeds
from board.commands.whereabouts import named_place, user_name
from board.dates import local
from board.language import _
from store.database_address import lasting_address
from store.moving import move_database as move
from store.moving import open_again
from store.open_board import now


@command(
    "move-database",
    help=_(
        "Chép cả bảng, kể cả nhật ký, từ tệp sang cơ sở dữ liệu PostgreSQL trống hoặc ngược lại, khi không ai đang mở bảng. "
        "Bảng ở nơi cũ giữ nguyên và không mở được nữa, cho đến khi mở lại bằng --back. Mỗi nơi nêu bằng đường dẫn hoặc URL."
    ),
)
@click.argument("source", metavar=_("TỪ"))
@click.argument("target", metavar=_("[ĐẾN]"), required=False)
@option("--back", is_flag=True, help=_("Mở lại bảng ở nơi cũ, như lúc chuyển đi; không nêu nơi đến."))
@option(
    "--leave-open",
    is_flag=True,
    help=_("Cùng --back: mở lại dù chưa đóng được bảng ở nơi mới, khi bảng ấy không còn."),
)
@as_json
def move_database(source: str, target: str | None, back: bool, leave_open: bool, as_json: bool) -> None:
    """Copy a board whole into an empty place, while nobody has it open; or open the old one again."""
    user, place = user_name(chosen()), named_place(source)
    if back == (target is not None):
        raise click.UsageError(_("Cần nêu nơi đến, hoặc --back để mở lại bảng ở nơi cũ."))
    if leave_open and not back:
        raise click.UsageError(_("--leave-open chỉ đi cùng --back."))
    if target is None:
        _back(place, user=user, leave_open=leave_open, as_json=as_json)
        return
    _move(place, target, user=user, as_json=as_json)


def _back(place: str, *, user: str, leave_open: bool, as_json: bool) -> None:
    done, shown = open_again(place, user=user, leave_open=leave_open), lasting_address(place)
    if as_json:
        say_json({"opened": shown, "left": done.left, "closed": done.left is not None and not done.reason})
    if done.left is None:
        tell(_("Bảng ở “{place}” chưa từng chuyển đi, vẫn đang mở; không có gì thay đổi.").format(place=shown))
        return
    tell(
        _("Đã mở lại bảng ở “{place}”, như lúc chuyển đi. Việc ghi ở nơi mới từ đó đến nay không có ở đây.").format(
            place=shown
        )
    )
    if done.reason:
        tell(
            _(
                "Chưa đóng được bảng ở “{left}”: nếu bảng ấy còn thì vẫn nhận việc ghi, hai bảng sẽ khác nhau; xin dừng các "
                "màn hình, dịch vụ đang mở và cất bảng ấy đi."
            ).format(left=done.left)
        )
    else:
        tell(_("Bảng ở “{left}” đã đóng, không mở được nữa.").format(left=done.left))
    if done.feeds:
        tell(reopened_feeds())


def _move(place: str, target: str, *, user: str, as_json: bool) -> None:
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
            "Bảng ở nơi cũ giữ nguyên nhưng không mở được nữa; từ nay xin mở bằng --db hoặc BOARD_DATABASE={target}. "
            "Mở lại bảng cũ: board move-database {source} --back"
        ).format(target=done.target, source=done.source)
    )
    if done.secret is not None:
        tell(
            _("Tệp bí mật của địa chỉ lịch đã được chép sang “{secret}”; địa chỉ lịch không đổi.").format(
                secret=done.secret
            )
        )
