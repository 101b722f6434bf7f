"""What was meant as the address of a server and is none. Loads no library: every command looks at what it was given."""

import re

from store.errors import CannotOpen

_MISTYPED = re.compile(r"postgres(?:ql)?(?:\+\w+)?(?::|//)", re.IGNORECASE)
"""How the address of a server begins that lacks a slash or the colon: a path it is not."""


def refuse_mistyped(database: str) -> None:
    """Raise CannotOpen ("address") for what was meant as a URL: as a path it would be shown whole, password and all."""
    if "://" not in database and _MISTYPED.match(database):
        raise CannotOpen(beginning(database), "address")


def beginning(database: str) -> str:
    """All that may be told of an address of which nobody knows where its password begins and ends.

    >>> beginning("postgresql:/lan:bi-mat@may-chu/bang")
    'postgresql://…'
    """
    return f"{re.split('[^A-Za-z0-9+]', database, maxsplit=1)[0]}://…"
