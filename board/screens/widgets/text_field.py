"""A field to type in that keeps the order of keys, whatever an input method sends, and holds NFC without control characters.

Textual's own `Input` takes letters at once, but Backspace and the arrows only after the key has bubbled up to the app. A
Telex or VNI method that sends Backspace and the letter in one go finds them in the wrong order ("tiếng" becomes "tieng").
Here the editing keys act in the same place as the letters (terminal.md, §4).
"""

import asyncio
import re
import unicodedata
from collections.abc import Callable
from typing import ClassVar

from textual import events
from textual.reactive import var
from textual.widgets import Input

from plans.vietnamese import clean

_LINE_ENDS = re.compile("\r\n|[\n\r\x85\u2028\u2029]")
_CONTROLS = re.compile(r"\x1b\][^\x07\x1b]*(?:\x07|\x1b\\)|\x1b\[[0-?]*[ -/]*[@-~]|[\x00-\x1f\x7f-\x9f]+")


class TextField(Input):
    """One line of text. `value` is NFC at every moment; the cursor does not blink, so that an idle screen sends nothing."""

    EDITS: ClassVar[dict[str, Callable[[Input], object]]] = {
        "backspace": Input.action_delete_left,
        "ctrl+h": Input.action_delete_left,
        "delete": Input.action_delete_right,
        "ctrl+d": Input.action_delete_right,
        "left": Input.action_cursor_left,
        "right": Input.action_cursor_right,
        "shift+left": lambda field: Input.action_cursor_left(field, select=True),
        "shift+right": lambda field: Input.action_cursor_right(field, select=True),
        "home": Input.action_home,
        "ctrl+a": Input.action_home,
        "end": Input.action_end,
        "ctrl+e": Input.action_end,
        "shift+home": lambda field: Input.action_home(field, select=True),
        "shift+end": lambda field: Input.action_end(field, select=True),
        "ctrl+left": Input.action_cursor_left_word,
        "ctrl+right": Input.action_cursor_right_word,
        "ctrl+w": Input.action_delete_left_word,
        "ctrl+u": Input.action_delete_left_all,
        "ctrl+k": Input.action_delete_right_all,
    }

    edits: var[int] = var(0, init=False)
    """How often keys or a paste have changed the text. Watched by who shows a result in the same frame as the letter."""

    def __init__(self, value: str = "", *, placeholder: str = "", id: str | None = None) -> None:  # noqa: A002
        super().__init__(self.kept(value), placeholder=placeholder, id=id, select_on_focus=False, compact=True)
        self.cursor_blink = False

    def kept(self, text: str) -> str:
        """A whole text as the field holds it."""
        return clean(text)

    def inert(self, text: str) -> str:
        """Typed or pasted text as the field takes it; blanks at its ends stay, they are being typed."""
        return _inert(" ".join(_LINE_ENDS.split(text)))

    def replace(self, text: str, start: int, end: int) -> None:
        """Put text in place of a stretch: NFC with what stands beside it, control characters taken out.

        A mark that arrives alone joins the letter before it, so that one Backspace takes one letter.
        """
        start, end = sorted((max(0, start), min(len(self.value), end)))
        before = unicodedata.normalize("NFC", self.value[:start] + self.inert(text))
        self.value = unicodedata.normalize("NFC", before + self.value[end:])
        self.cursor_position = len(before)
        self.edits += 1

    async def _on_key(self, event: events.Key) -> None:
        edit = self.EDITS.get(event.key)
        if edit is None:
            await super()._on_key(event)
            return
        event.stop()
        event.prevent_default()
        edit(self)

    def _on_paste(self, event: events.Paste) -> None:
        """What stands around it is none of what was meant."""
        event.stop()
        event.prevent_default()
        self.replace(event.text.strip(), *self.selection)

    async def settled(self) -> None:
        """Wait until everything typed so far is in `value`: a command that ends the typing acts after the letters."""
        done = asyncio.Event()
        self.call_later(done.set)
        await done.wait()

    def restricted(self) -> None:
        """Refuse in silence: a bell is heard by the whole meeting."""


def _inert(text: str) -> str:
    r"""Typed or pasted text without what could steer a terminal; blanks at its ends stay, they are being typed.

    >>> _inert("\x1b[31mđỏ\x00"), _inert(" "), _inert("a\u202eb")
    ('đỏ', ' ', 'a\ufffdb')
    """
    text = _CONTROLS.sub("", text.replace("\t", " "))
    inner = clean(text)
    if not inner:
        return " " if text else ""
    return (" " if text[0].isspace() else "") + inner + (" " if text[-1].isspace() else "")
