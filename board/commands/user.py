"""`board user list|add|role|remove`: who may use the board, and what each may do. For admins."""

import click

from board.commands.carrying_out import report
from board.commands.command import BoardGroup, as_json, option
from board.commands.opening import open_the_board
from board.commands.options import chosen
from board.commands.output import aligned, say, say_json, tell
from board.commands.values import WORDS
from board.commands.whereabouts import judging_day
from board.language import _
from board.said.roles import role_named, role_word
from store.errors import WrongValue
from store.wishes import AddUser, RemoveUser, SetRole, Wish
from store.words import Role

user = BoardGroup("user", help=_("Ai được dùng bảng, và được làm gì. Dành cho người quản trị."))


class _Role(click.ParamType[Role]):
    """A role by its name in either language."""

    name = "role"

    def convert(self, value: object, param: click.Parameter | None, ctx: click.Context | None) -> Role:
        role = role_named(str(value))
        if role is None:
            raise WrongValue("role", str(value), "role")
        return role


_name = click.argument("name", type=WORDS, metavar=_("TÊN"))
_role = click.argument("role", type=_Role(), metavar=_("VAI_TRÒ"))


@user.command("list", help=_("Những người được dùng bảng."))
@option("--all", "with_removed", is_flag=True, help=_("Cả những người đã thôi sử dụng."))
@as_json
def list_users(with_removed: bool, as_json: bool) -> None:
    """List the users."""
    with open_the_board(chosen()) as board:
        users = [one for one in board.users() if with_removed or not one.removed]
    if as_json:
        say_json(
            [
                {"name": one.name, "role": one.role.value, "full_name": one.full_name, "removed": one.removed}
                for one in users
            ]
        )
        return
    for line in aligned(
        (one.name, role_word(one.role), one.full_name, _("đã thôi sử dụng") if one.removed else "") for one in users
    ):
        say(line)
    if not users:
        tell(_("Chưa đăng ký ai: ai mở được cơ sở dữ liệu cũng làm được mọi việc. Thêm: “board user add TÊN admin”."))


@user.command("add", help=_("Cho một người dùng bảng: viewer (xem), editor (cập nhật), admin (quản trị)."))
@_name
@_role
@option("--full-name", type=WORDS, default="", metavar=_("HỌ_TÊN"), help=_("Họ tên, để biết tài khoản là của ai."))
def add(name: str, role: Role, full_name: str) -> None:
    """Admit somebody."""
    _apply(AddUser(name, role, full_name))


@user.command("role", help=_("Đổi vai trò của một người; có hiệu lực từ thay đổi kế tiếp của người đó."))
@_name
@_role
def set_role(name: str, role: Role) -> None:
    """Give another role."""
    _apply(SetRole(name, role))


@user.command("remove", help=_("Cho một người thôi sử dụng; nhật ký vẫn giữ tên."))
@_name
def remove(name: str) -> None:
    """Let somebody go."""
    _apply(RemoveUser(name))


def _apply(wish: Wish) -> None:
    options = chosen()
    with open_the_board(options) as board:
        report(board.apply(wish, today=judging_day(options)))
