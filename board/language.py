"""Everything the program says goes through here: Vietnamese in the source, English by catalogue.

The source language is Vietnamese, as an office writes it. `board/locale/en` holds the English; `make catalogues` fails on a
message that is missing, unused or has lost a placeholder.
"""

import gettext
from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from pathlib import Path

LANGUAGES = ("vi", "en")

_FOLDER = Path(__file__).parent / "locale"
_catalogue: gettext.NullTranslations = gettext.NullTranslations()
_spoken = "vi"
_for_now: ContextVar[tuple[str, gettext.NullTranslations] | None] = ContextVar("catalogue", default=None)


def speak(language: str) -> None:
    """Choose the language of everything said from now on in this process; `language` is one of LANGUAGES."""
    global _catalogue, _spoken
    _catalogue, _spoken = _catalogue_of(language), language


def spoken() -> str:
    """The language that is spoken here and now, one of LANGUAGES: the process's own, or what `speaking` says inside it."""
    for_now = _for_now.get()
    return for_now[0] if for_now else _spoken


@contextmanager
def speaking(language: str) -> Iterator[None]:
    """Say what is said inside in another language: a calendar is written for its subscriber, not for who publishes it."""
    before = _for_now.set((language, _catalogue_of(language)))
    try:
        yield
    finally:
        _for_now.reset(before)


def _(message: str) -> str:
    """The message in the reader's language. Placeholders are filled in afterwards: `_("Không có {key}").format(key=…)`."""
    return _spoken_catalogue().gettext(message)


def ngettext(one: str, many: str, count: int) -> str:
    """Like `_`, for a message with a count: Vietnamese has one form, English two."""
    return _spoken_catalogue().ngettext(one, many, count)


def _spoken_catalogue() -> gettext.NullTranslations:
    for_now = _for_now.get()
    return for_now[1] if for_now else _catalogue


def _catalogue_of(language: str) -> gettext.NullTranslations:
    if language == "vi":
        return gettext.NullTranslations()
    return gettext.translation("board", _FOLDER, languages=[language])
