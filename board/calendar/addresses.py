"""The addresses that people subscribe to: 256 bits that nobody can guess, made again whenever they are needed.

The token of an address is an HMAC of the board's secret over the feed's number and what the address has of its own. So the
database holds no token, and whoever has one feed's address cannot tell another's.
"""

import hmac
import re
from base64 import urlsafe_b64encode

from store.feeds.views import FeedAddress

TOKEN = re.compile(r"[A-Za-z0-9_-]{43}")
FILE_END = ".ics"


class Addresses:
    """Makes the addresses of one board's feeds. It holds the secret: it is never shown."""

    def __init__(self, secret: bytes, identity: str) -> None:
        """`identity` is the board's own name: a secret that was copied to another board gives other addresses there."""
        self._secret = secret
        self._identity = identity

    def __repr__(self) -> str:
        return f"Addresses({self._identity!r})"

    def token(self, feed: int, address: FeedAddress) -> str:
        """The token of one of a feed's addresses, 43 letters that may stand in a path."""
        named = f"calendar feed {self._identity} {feed} {address.generation} {address.nonce}".rstrip().encode()
        return urlsafe_b64encode(hmac.digest(self._secret, named, "sha256")).rstrip(b"=").decode()

    def file_name(self, feed: int, address: FeedAddress) -> str:
        """The file in which the calendar is published: the token and ".ics"."""
        return self.token(feed, address) + FILE_END


def web_address(base: str, file_name: str) -> str:
    """The whole address, to copy into Google or Outlook on the web. `base` is where the files are served.

    >>> web_address("https://lich.example.vn/ban-chi-dao", "abc.ics")
    'https://lich.example.vn/ban-chi-dao/abc.ics'
    """
    return f"{base.rstrip('/')}/{file_name}"


def webcal_address(base: str, file_name: str) -> str:
    """The same to open with a calendar program: Apple, Thunderbird and Outlook on a desktop subscribe to it at once.

    >>> webcal_address("https://lich.example.vn/", "abc.ics")
    'webcal://lich.example.vn/abc.ics'
    """
    return "webcal:" + web_address(base, file_name).partition(":")[2]
