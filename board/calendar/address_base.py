"""Where the calendars are served from: what stands before the token in an address."""

import os
import re

from plans.vietnamese import clean
from store.errors import WrongValue

VARIABLE = "BOARD_CALENDAR_ADDRESS"
HOST, PORT = "127.0.0.1", 8735
"""Where `board calendar serve` listens unless it is told otherwise."""

_ADDRESS = re.compile(r"https?://[A-Za-z0-9.\-\[\]:]+(?:/[A-Za-z0-9._~\-/]*)?")


def address_base(typed: str | None) -> str:
    """What was typed, else what BOARD_CALENDAR_ADDRESS says, else where `board calendar serve` listens on this machine.

    Raises:
        WrongValue: that is no address ("address").
    """
    found = clean(typed or os.environ.get(VARIABLE, "")) or f"http://{HOST}:{PORT}"
    if not _ADDRESS.fullmatch(found):
        raise WrongValue("address", found, "web_address")
    return found.rstrip("/")


def is_on_this_machine(address: str) -> bool:
    """Whether nobody but this machine itself can reach the address.

    >>> is_on_this_machine("http://127.0.0.1:8735/x.ics"), is_on_this_machine("https://lich.example.vn/x.ics")
    (True, False)
    """
    return re.match(r"[a-z]+://(?:127\.|localhost\b|\[::1\])", address) is not None
