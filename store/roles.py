"""Who may change what: the role that each wish needs, and the check that every write transaction begins with.

As long as nobody is registered, whoever can open the database may do everything: the rights of the file are the guard then.
Once somebody is, a name that is not registered may look and change nothing. The role is read anew in every transaction, so
that whoever was demoted while a screen of theirs is open is refused at the next change.
"""

from collections.abc import Collection, Iterable, Mapping
from typing import Any, get_args

from sqlalchemy import bindparam, exists, select
from sqlmodel import Session, col

from store.errors import LastAdmin, NotAllowed
from store.letters.wishes import LetterWish
from store.meetings.wishes import MeetingWish
from store.tables import ActionRow, UserRow
from store.wishes import (
    AddEvidence,
    AddFeed,
    AddNote,
    AddUser,
    CloseDeliverable,
    EditAgency,
    EditMembers,
    EditTask,
    ExtendDeadline,
    MeasureTarget,
    MoveTask,
    PlaceView,
    RemoveUser,
    RemoveView,
    RenewFeed,
    RevokeFeed,
    SaveView,
    SetRole,
    StepTask,
    Wish,
    WithdrawEvidence,
)
from store.words import Role

NEEDED: Mapping[type[Any], Role] = {
    MoveTask: Role.EDITOR,
    StepTask: Role.EDITOR,
    CloseDeliverable: Role.EDITOR,
    AddEvidence: Role.EDITOR,
    WithdrawEvidence: Role.EDITOR,
    ExtendDeadline: Role.EDITOR,
    AddNote: Role.EDITOR,
    EditTask: Role.EDITOR,
    MeasureTarget: Role.EDITOR,
    SaveView: Role.EDITOR,
    RemoveView: Role.EDITOR,
    PlaceView: Role.EDITOR,
    EditAgency: Role.ADMIN,
    EditMembers: Role.ADMIN,
    AddFeed: Role.ADMIN,
    RevokeFeed: Role.ADMIN,
    RenewFeed: Role.ADMIN,
    AddUser: Role.ADMIN,
    SetRole: Role.ADMIN,
    RemoveUser: Role.ADMIN,
    **dict.fromkeys((*get_args(MeetingWish), *get_args(LetterWish)), Role.EDITOR),
}
"""Wish → the role that it needs; one that does not stand here needs the highest."""

USERS = str(UserRow.__tablename__)
OF_ADMINS = frozenset(("agency", "board", "clause", "feed", "member", "plan", "section", USERS))
OF_EDITORS = frozenset(
    (
        *("deliverable", "evidence", "extension", "measurement", "note", "paper", "task"),
        *("decision", "letter", "letter_item", "meeting", "parked", "saved_view"),
    )
)
"""Tables by the role that taking a change of them back needs; of a table in neither, the highest."""

_RANK = {role: rank for rank, role in enumerate(Role)}
_STANDING = col(UserRow.removed).is_(False)
_ROLE = select(
    select(col(UserRow.role)).where(col(UserRow.name) == bindparam("user"), _STANDING).scalar_subquery(),
    exists(select(col(UserRow.id)).where(_STANDING)),
)
"""Made once, as it is asked inside every write transaction."""


def role_needed(wishes: Iterable[Wish]) -> Role:
    """The highest role that one of the wishes needs."""
    return max((NEEDED.get(type(wish), Role.ADMIN) for wish in wishes), key=_RANK.__getitem__, default=Role.VIEWER)


def role_to_reverse(action: ActionRow, tables: Collection[str]) -> Role:
    """The role needed to take back an action that changed these tables, or to do it again: the one that it needed."""
    return Role.EDITOR if action.plan_key is None and OF_EDITORS.issuperset(tables) else Role.ADMIN


def role_of(session: Session, user: str) -> Role | None:
    """What a user may do; None: only look, as the name is not registered. Everything where nobody is registered."""
    role, anybody = session.execute(_ROLE, {"user": user}).one()
    if role is None:
        return None if anybody else Role.ADMIN
    return Role(role)


def registered_role(session: Session, user: str) -> Role | None:
    """The role under which a user is registered; None when not, also where nobody is."""
    role, _anybody = session.execute(_ROLE, {"user": user}).one()
    return Role(role) if role is not None else None


def refuse_unless(session: Session, user: str, needed: Role) -> None:
    """Let through who has the needed role or a higher one. Raises NotAllowed."""
    role = role_of(session, user)
    if role is None or _RANK[role] < _RANK[needed]:
        raise NotAllowed(user, role, needed)


def refuse_without_admin(session: Session, name: str) -> None:
    """Hold that somebody can still admit others, after a change of `name`. Raises LastAdmin."""
    admins = select(col(UserRow.id)).where(_STANDING, col(UserRow.role) == Role.ADMIN)
    if session.execute(admins.limit(1)).first() is None:
        raise LastAdmin(name)
