"""Everything the program says goes through here: Vietnamese in the source, English by catalogue.

The source language is Vietnamese, as an office writes it. `board/locale/en` holds the English; `make catalogues` fails on a
message that is missing, unused or has lost a placeholder.
"""

import gettext
from pathlib import Path

LANGUAGES = ("vi", "en")

_FOLDER = Path(__file__).parent / "locale"
_catalogue: gettext.NullTranslations = gettext.NullTranslations()


def speak(language: str) -> None:
    """Choose the language of everything said from now on in this process; `language` is one of LANGUAGES."""
    global _catalogue  # noqa: PLW0603 - one process speaks one language
    _catalogue = (
        gettext.translation("board", _FOLDER, languages=[language]) if language != "vi" else gettext.NullTranslations()
    )


def _(message: str) -> str:
    """The message in the reader's language. Placeholders are filled in afterwards: `_("Không có {key}").format(key=…)`."""
    return _catalogue.gettext(message)


def ngettext(one: str, many: str, count: int) -> str:
    """Like `_`, for a message with a count: Vietnamese has one form, English two."""
    return _catalogue.ngettext(one, many, count)
