"""A paste is one text, whatever stands in it: Textual's own reader looks for keys in it as soon as it meets an ESC.

Terminals put a mark before what is pasted and one behind it ("bracketed paste"). Here everything between the two is taken as
it comes, and only then handed on, so that nothing of it can act. What stands outside is read as before.
"""

import re
import sys
from collections.abc import Generator, Iterable, Iterator
from time import monotonic

from textual._xterm_parser import XTermParser
from textual.app import App
from textual.driver import Driver
from textual.events import Paste
from textual.message import Message

START, END = "\x1b[200~", "\x1b[201~"
"""What terminals put before and behind a paste."""
PATIENCE_SECONDS = 3.0
"""A paste whose end has not come after such a silence is handed on as far as it came."""
MOST_LETTERS = 1_000_000
"""So much of a paste without an end is handed on at once."""

_SPLIT_SECONDS = 1.0  # how long the beginning of a mark waits for the rest of it: no key sends such bytes
_BEHIND_ESCAPE = START[1:]
_ONE_KEY = re.compile(r"\x1b(?:\[[0-?]*[ -/]*[@-~]|O.|.)?|[^\x1b]", re.DOTALL)


class PasteParser(XTermParser):
    """Reads bytes as Textual does, but a paste as one `Paste` with all that stood in it.

    Of a paste that never ends what came is handed on after a silence or when it is large. What follows still belongs to it,
    until a key comes alone: who types can go on, and a line that only stalled runs nothing.
    """

    def __init__(self, debug: bool = False) -> None:
        super().__init__(debug)
        self._pasted: str | None = None
        """What has come of a paste, None outside of one."""
        self._is_overdue = False
        self._held = ""
        """The beginning of a mark, perhaps."""
        self._ended_in_escape = False
        self._heard_at = 0.0

    def feed(self, data: str) -> Iterable[Message]:
        """What these characters mean, as far as it is certain."""
        if not data:
            yield from super().feed(data)
            return
        self._heard_at = monotonic()
        data, self._held = self._held + data, ""
        while data:
            data = yield from (self._typed(data) if self._pasted is None else self._taken(data))

    def tick(self) -> Iterable[Message]:
        """To be called now and then, for what waits for something that may not come."""
        yield from super().tick()
        silence = monotonic() - self._heard_at
        if self._held and silence >= _SPLIT_SECONDS:
            held, self._held = self._held, ""
            yield from super().feed(held)
        if self._pasted is not None and silence >= PATIENCE_SECONDS:
            self._is_overdue = True
            yield from self._handed_on()

    def _typed(self, data: str) -> Generator[Message, None, str]:
        """Keys, up to where a paste begins; what stands behind that is returned."""
        if self._ended_in_escape and _BEHIND_ESCAPE.startswith(data[: len(_BEHIND_ESCAPE)]):
            # The mark was split behind its ESC. Textual waits for the rest, or has taken it for the key by now.
            if len(data) < len(_BEHIND_ESCAPE):
                self._held = data
                return ""
            behind = data.removeprefix(_BEHIND_ESCAPE)
            yield from self._begin(_BEHIND_ESCAPE if self._timeout_time is not None else START)
            return behind
        before, found, behind = data.partition(START)
        cut = 0 if found else _begun(before, START)
        self._held = before[len(before) - cut :] if cut > 1 else ""
        self._ended_in_escape = cut == 1
        before = before.removesuffix(self._held)
        if before:
            yield from super().feed(before)
        if found:
            yield from self._begin(START)
        return behind

    def _begin(self, mark: str) -> Iterator[Message]:
        """For Textual's reader it is a paste of nothing, which also ends what stood before it: an ESC was the key."""
        self._pasted, self._is_overdue, self._ended_in_escape = "", False, False
        yield from (message for message in super().feed(mark + END) if not isinstance(message, Paste))

    def _taken(self, data: str) -> Generator[Message, None, str]:
        """A paste, as far as it goes; what stands behind it is returned."""
        text, found, behind = f"{self._pasted}{data}".partition(END)
        if found:
            self._pasted = None
            yield Paste(text)
            return behind
        if self._is_overdue and _ONE_KEY.fullmatch(data):
            yield from self._handed_on()
            self._pasted = None
            return data
        self._pasted = text
        if len(text) > MOST_LETTERS:
            yield from self._handed_on()
        return ""

    def _handed_on(self) -> Iterator[Message]:
        """What has come so far; what may be the beginning of the end stays."""
        text = self._pasted or ""
        cut = len(text) - _begun(text, END)
        self._pasted = text[cut:]
        if cut:
            yield Paste(text[:cut])


def _begun(text: str, mark: str) -> int:
    r"""How much of the mark stands at the end of the text.

    >>> _begun("abc\x1b[20", END), _begun("abc\x1b", END), _begun("abc", END)
    (4, 1, 0)
    """
    return next(length for length in range(len(mark) - 1, -1, -1) if text.endswith(mark[:length]))


class PastesWhole(App[None]):
    """An app that takes a paste as one text, where Textual's driver reads as the known one does."""

    def get_driver_class(self) -> type[Driver]:
        """Textual's driver. It makes its reader itself, by the name under which its module knows it."""
        stock = super().get_driver_class()
        module = sys.modules[stock.__module__]
        if getattr(module, "XTermParser", None) is XTermParser:
            module.XTermParser = PasteParser  # type: ignore[attr-defined]
        return stock
