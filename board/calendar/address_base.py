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
