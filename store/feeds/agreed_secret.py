"""Whether the secret on this host is the one that the board's feeds were given their addresses with.

The board holds its digest. So no host, and no board that came back without its secret, makes another one in silence, with
which every address would end.
"""

from collections.abc import Callable
from contextlib import AbstractContextManager
from hashlib import sha256
from pathlib import Path

from sqlalchemy import Connection, exists, select
from sqlmodel import Session

from store.errors import CannotOpen
from store.feeds.secret import read_secret
from store.tables import Row
from store.views import FindingView

_BOARD = Row.metadata.tables["board"]
_FEED = Row.metadata.tables["feed"]

_Transaction = Callable[[], AbstractContextManager[Session]]


def agreed_secret(path: Path, *, reading: _Transaction, writing: _Transaction) -> bytes:
    """The feeds' secret: made by the first host that needs it, and the same on every other one.

    Raises:
        CannotOpen: this host has none ("no_secret") or another one ("other_secret") than the board's feeds were made with.
    """
    with reading() as session:
        agreed, given_out = agreed_with(session.connection()), _are_given_out(session.connection())
    if (agreed or given_out) and not path.exists():
        raise CannotOpen(str(path), "no_secret")
    secret = read_secret(path)
    digest = _digest_of(secret)
    if not agreed:
        with writing() as session:
            session.execute(_BOARD.update().where(_BOARD.c.secret_digest == "").values(secret_digest=digest))
            agreed = agreed_with(session.connection())
    if agreed != digest:
        raise CannotOpen(str(path), "other_secret")
    return secret


def agree_anew(path: Path, *, writing: _Transaction) -> None:
    """Go on with the secret that is on this host, made now where there is none: every address is another one then."""
    digest = _digest_of(read_secret(path))
    with writing() as session:
        session.execute(_BOARD.update().values(secret_digest=digest))


def keep_agreed(connection: Connection, path: Path, agreed: str) -> None:
    """Go on, on a board that comes back, with what was agreed on the board that it replaces, if this host has that secret."""
    if agreed and path.exists() and _has(path, agreed):
        connection.execute(_BOARD.update().values(secret_digest=agreed))


def secret_finding(connection: Connection, path: Path) -> FindingView:
    """What the doctor finds of it; a board that has given out no address needs none."""
    agreed, given_out = agreed_with(connection), _are_given_out(connection)
    if not path.exists():
        awaited = bool(agreed or given_out)
        return FindingView("feed_secret", not awaited, f"{path} (no_secret)" if awaited else "-")
    try:
        other = agreed not in ("", _digest_of(read_secret(path)))
    except CannotOpen as error:
        return FindingView("feed_secret", ok=False, detail=f"{path} ({error.reason})")
    return FindingView("feed_secret", not other, f"{path} (other_secret)" if other else str(path))


def agreed_with(connection: Connection) -> str:
    """The digest of the secret with which this board's addresses were given out; "" while none was."""
    return str(connection.execute(select(_BOARD.c.secret_digest)).scalar_one())


def _has(path: Path, agreed: str) -> bool:
    try:
        return _digest_of(read_secret(path)) == agreed
    except CannotOpen:
        return False


def _digest_of(secret: bytes) -> str:
    return sha256(secret).hexdigest()


def _are_given_out(connection: Connection) -> bool:
    """Whether feeds stand whose addresses an earlier program made: it left no digest."""
    earlier = exists().where(_FEED.c.revoked_on.is_(None), _FEED.c.nonce == "")
    return bool(connection.execute(select(earlier)).scalar())
