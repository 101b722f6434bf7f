"""An older backup comes back, and with it addresses that were given up since: those stay given up.

Whoever had to lose an address must not get it back because somebody restored last week's board.
"""

import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any, NamedTuple

from sqlalchemy import select
from sqlmodel import Session

from store.recorder import Action, Recorder
from store.tables import FeedRow

SELECT = "SELECT id, name, owner, generation, nonce, retired, revoked_on FROM feed ORDER BY id"
"""What `feeds_of` needs of a board, on every kind of database."""

STANDING = "SELECT count(*) FROM feed WHERE revoked_on IS NULL"
"""How many feeds of a board nobody has given up, on every kind of database."""


class FeedLeft(NamedTuple):
    """A feed to tell somebody of: its number, name and owner."""

    number: int
    name: str
    owner: str


class FeedsAfter(NamedTuple):
    """What became of feeds when an older board came back.

    `revoked` and `renewed` since the backup have stayed so; `gone` are those that were added since, which it does not have.
    """

    revoked: tuple[FeedLeft, ...] = ()
    renewed: tuple[FeedLeft, ...] = ()
    gone: tuple[FeedLeft, ...] = ()


@dataclass(frozen=True, slots=True)
class FeedWas:
    """A feed of the board that is replaced, with all addresses that it had: `retired` as it is stored."""

    left: FeedLeft
    generation: int
    nonce: str
    retired: Sequence[Sequence[Any]]
    revoked_on: date | None

    def had(self, feed: FeedRow) -> bool:
        """Whether it had the address that this one, of the older board, has."""
        return (feed.generation, feed.nonce) in {(self.generation, self.nonce), *map(_named, self.retired)}


def feeds_of(rows: Iterable[Sequence[Any]]) -> tuple[FeedWas, ...]:
    """What SELECT gave, whichever database gave it."""
    return tuple(
        FeedWas(
            FeedLeft(number, name, owner),
            generation,
            nonce,
            json.loads(retired) if isinstance(retired, str) else retired,
            date.fromisoformat(given_up) if isinstance(given_up, str) else given_up,
        )
        for number, name, owner, generation, nonce, retired, given_up in rows
    )


def keep_given_up(session: Session, replaced: Sequence[FeedWas], *, who: str, at: datetime, why: str) -> FeedsAfter:
    """Give up again, on the older board that comes back, what was given up on the one that it replaces.

    Written down as actions of `who`, which nobody can take back; none where there was nothing to do. `at` has a zone.
    """
    before = {feed.id: feed for feed in session.execute(select(FeedRow)).scalars()}
    found: Mapping[str, list[FeedLeft]] = {"revoked": [], "renewed": [], "gone": []}
    for was in replaced:
        feed = before.get(was.left.number)
        if feed is None or not was.had(feed):
            if was.revoked_on is None:
                found["gone"].append(was.left)
        elif feed.revoked_on is None:
            if was.revoked_on is not None:
                found["revoked"].append(was.left)
            elif (feed.generation, feed.nonce) != (was.generation, was.nonce):
                found["renewed"].append(was.left)
            if (feed.generation, feed.nonce, feed.revoked_on) != (was.generation, was.nonce, was.revoked_on):
                wish = "renew_feed" if was.revoked_on is None else "revoke_feed"
                action = Action(who=who, at=at, zone=at.isoformat()[-6:], wish=wish, why=why, undoable=False)
                _bring(session, feed, was, action)
    return FeedsAfter(*(tuple(found[name]) for name in FeedsAfter._fields))


def _bring(session: Session, feed: FeedRow, was: FeedWas, action: Action) -> None:
    recorder = Recorder(session, action)
    recorder.change(feed, task=None, shown=False, retired=[list(one) for one in was.retired], nonce=was.nonce)
    recorder.change(feed, task=None, generation=was.generation, revoked_on=was.revoked_on)
    recorder.finish()


def _named(retired: Sequence[Any]) -> tuple[int, str]:
    generation, _given_up, *nonce = retired
    return generation, nonce[0] if nonce else ""
