"""What people type, checked where it enters: texts cleaned and bounded, papers with a sound number and day."""

from collections.abc import Collection
from dataclasses import replace
from datetime import date

from plans.vietnamese import clean, clean_cell
from store.errors import PaperNeeded, WrongValue
from store.history.field_words import day_text
from store.wishes import Paper

DOCUMENT_LETTERS = 100
ISSUER_LETTERS = 200
OFFICER_LETTERS = 100
LINK_LETTERS = 1000
TEXT_LETTERS = 4000

_MADE_INERT = "\ufffd"
_SHOWN_LETTERS = 60


def line(field: str, text: str, *, letters: int) -> str:
    """One line of text, cleaned; "" stays "". Raises WrongValue when it is longer than `letters`."""
    return _bounded(field, clean(text), letters)


def lines(field: str, text: str, *, letters: int = TEXT_LETTERS) -> str:
    """Text that may have several lines, cleaned. Raises WrongValue when it is longer than `letters`."""
    return _bounded(field, clean_cell(text).strip(), letters)


def some_words(field: str, text: str) -> str:
    """Text that must not be empty. Raises WrongValue."""
    words = lines(field, text)
    if not words:
        raise WrongValue(field, "", "some_words")
    return words


def one_of(field: str, value: str, known: Collection[str]) -> str:
    """The value, which is one of those that are known. Raises WrongValue, with all of them but "" (nothing chosen)."""
    if value not in known:
        raise WrongValue(field, clean(value), ", ".join(filter(None, known)))
    return value


def document_number(text: str) -> str:
    """A document number as typed, cleaned; "" when there is none.

    Forms differ too much to be checked (2942/QĐ-UBND, 02-CT/TU, 343/SKHCN-VP): only what can be no number is refused.

    Raises:
        WrongValue: it holds control characters, neither letter nor digit, or more than DOCUMENT_LETTERS.
    """
    number = line("document", text, letters=DOCUMENT_LETTERS)
    if number and (_MADE_INERT in number or not any(character.isalnum() for character in number)):
        raise WrongValue("document", number, "document_number")
    return number


def checked_paper(paper: Paper, *, today: date) -> Paper:
    """The paper with its texts cleaned. Raises WrongValue: a text is unsound, or it is dated after `today`."""
    if paper.date > today:
        raise WrongValue("date", day_text(paper.date), "not_after_today")
    return replace(
        paper,
        number=document_number(paper.number),
        issuer=line("issuer", paper.issuer, letters=ISSUER_LETTERS),
        link=line("link", paper.link, letters=LINK_LETTERS),
        note=lines("note", paper.note),
    )


def proof(paper: Paper, *, today: date) -> Paper:
    """A paper that proves a result. A result that is no paper (a class held) has a note instead of a number.

    Raises:
        WrongValue: as `checked_paper`, or it has neither number nor note.
    """
    sound = checked_paper(paper, today=today)
    if not sound.number and not sound.note:
        raise WrongValue("note", "", "document_or_note")
    return sound


def allowing_paper(key: str, change: str, paper: Paper | None, *, today: date) -> Paper:
    """The paper that allows a change of the task `key`. Raises PaperNeeded where it or its number is missing."""
    sound = checked_paper(paper, today=today) if paper else None
    if sound is None or not sound.number:
        raise PaperNeeded(key, change)
    return sound


def _bounded(field: str, text: str, letters: int) -> str:
    if len(text) > letters:
        raise WrongValue(field, f"{text[:_SHOWN_LETTERS]}…", f"letters:{letters}")
    return text
