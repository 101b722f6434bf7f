"""Those who may use the board: admitting somebody, giving another role, letting somebody go."""

import re
from collections.abc import Sequence

from sqlalchemy import select
from sqlmodel import col

from store.changes.texts import OFFICER_LETTERS, line, some_words
from store.changes.work import Work
from store.errors import AlreadyThere, FirstIsNoAdmin, UnknownUser, WrongValue
from store.roles import refuse_without_admin
from store.tables import UserRow
from store.wishes import AddUser, RemoveUser, SetRole
from store.words import Role

NAME_LETTERS = 64
_NAME = re.compile(r"[^\W_][\w.@-]*")


def add_user(work: Work, wish: AddUser) -> None:
    """Admit somebody, or take somebody back who had left; the first one is an admin.

    Raises:
        FirstIsNoAdmin: nobody is registered yet. AlreadyThere: somebody of this name is.
        WrongValue: the name is no account name, or differs from another's in capitals alone.
    """
    users = _all(work)
    name = _user_name(wish.name)
    if wish.role != Role.ADMIN and all(user.removed for user in users):
        raise FirstIsNoAdmin(name)
    full_name = line("full_name", wish.full_name, letters=OFFICER_LETTERS)
    for user in users:
        if user.name == name:
            if not user.removed:
                raise AlreadyThere(name, user.role)
            work.record.change(
                user, task=None, removed=False, role=wish.role.value, full_name=full_name or user.full_name
            )
            return
        if user.name.casefold() == name.casefold():
            raise WrongValue("user", name, "new_name")
    work.record.insert(UserRow(name=name, role=wish.role.value, full_name=full_name), task=None)


def set_role(work: Work, wish: SetRole) -> None:
    """Give a user another role. Raises UnknownUser, AlreadyThere, LastAdmin."""
    user = _find(work, wish.name)
    if not work.record.change(user, task=None, role=wish.role.value):
        raise AlreadyThere(user.name, user.role)
    work.session.flush()
    refuse_without_admin(work.session, user.name)


def remove_user(work: Work, wish: RemoveUser) -> None:
    """Let a user go; what they did stays under their name. Raises UnknownUser, LastAdmin."""
    user = _find(work, wish.name)
    work.record.change(user, task=None, removed=True)
    work.session.flush()
    refuse_without_admin(work.session, user.name)


def _user_name(typed: str) -> str:
    name = line("user", some_words("user", typed), letters=NAME_LETTERS)
    if not _NAME.fullmatch(name):
        raise WrongValue("user", name, "user_name")
    return name


def _find(work: Work, typed: str) -> UserRow:
    name = line("user", typed, letters=NAME_LETTERS)
    standing = [user for user in _all(work) if not user.removed]
    for user in standing:
        if user.name == name:
            return user
    raise UnknownUser(name, tuple(user.name for user in standing))


def _all(work: Work) -> Sequence[UserRow]:
    """Everybody, locked in one order: of two admins who demote each other the second one sees what the first one did."""
    return work.session.execute(select(UserRow).order_by(col(UserRow.id)).with_for_update()).scalars().all()
