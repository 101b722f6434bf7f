"""Roles → words, and what is refused because of them → facts with a sentence: who may not, and what it needs."""

from collections.abc import Callable
from typing import Any

from board.language import _
from board.said.fact import Fact
from plans.vietnamese import clean, fold
from store.errors import FirstIsNoAdmin, LastAdmin, NotAllowed, UnknownUser
from store.words import Role


def role_word(role: Role) -> str:
    """What somebody of this role is called.

    >>> role_word(Role.VIEWER), role_word(Role.ADMIN)
    ('người xem', 'người quản trị')
    """
    words = {
        Role.VIEWER: _("người xem"),
        Role.EDITOR: _("người cập nhật"),
        Role.ADMIN: _("người quản trị"),
    }
    return words[role]


def role_named(typed: str) -> Role | None:
    """The role that somebody means, in either language, with or without accents; None when it is none.

    >>> role_named("Editor"), role_named("quan tri"), role_named("chủ tịch")
    (<Role.EDITOR: 'editor'>, <Role.ADMIN: 'admin'>, None)
    """
    names = {
        Role.VIEWER: ("người xem", "xem"),
        Role.EDITOR: ("người cập nhật", "cập nhật"),
        Role.ADMIN: ("người quản trị", "quản trị"),
    }
    sought = fold(typed)
    return next((role for role in Role if sought in {fold(name) for name in (role.value, *names[role])}), None)


def with_role_word(text: str) -> str:
    """What history says of a user, "an: editor", with the role in the reader's words."""
    name, colon, role = text.rpartition(": ")
    return f"{name}{colon}{role_word(Role(role))}" if role in set(Role) else text


def refused_by_role() -> dict[type[Exception], Callable[[Any], tuple[Fact, ...]]]:
    """Error → its facts, for everything that roles forbid."""
    return {
        NotAllowed: _not_allowed,
        UnknownUser: _unknown_user,
        FirstIsNoAdmin: _first_is_no_admin,
        LastAdmin: _last_admin,
    }


def _not_allowed(error: NotAllowed) -> tuple[Fact, ...]:
    user, needed = clean(error.user), role_word(error.needed)
    if error.role is None:
        message = _("“{user}” chưa được đăng ký nên chỉ được xem; việc này cần vai trò {needed}.")
        return (Fact(user, "", error.needed.value, message.format(user=user, needed=needed)),)
    message = _("“{user}” là {role}; việc này cần vai trò {needed}.")
    message = message.format(user=user, role=role_word(error.role), needed=needed)
    return (Fact(user, error.role.value, error.needed.value, message),)


def _unknown_user(error: UnknownUser) -> tuple[Fact, ...]:
    found, known = clean(error.name), ", ".join(map(clean, error.known))
    message = _("Không có người dùng “{name}”").format(name=found)
    message += _("; hiện có: {known}.").format(known=known) if known else _("; chưa có người dùng nào.")
    return (Fact(_("người dùng"), found, known, message),)


def _first_is_no_admin(error: FirstIsNoAdmin) -> tuple[Fact, ...]:
    message = _("Người dùng đầu tiên phải là người quản trị: “board user add {name} admin”.").format(
        name=clean(error.name)
    )
    return (Fact(_("vai trò"), "", Role.ADMIN.value, message),)


def _last_admin(error: LastAdmin) -> tuple[Fact, ...]:
    message = _("“{name}” là người quản trị cuối cùng; cần có người quản trị khác trước khi làm việc này.").format(
        name=clean(error.name)
    )
    return (Fact(clean(error.name), Role.ADMIN.value, "", message),)
