"""Words of tasks as they are searched: compared without accents as long as none are typed, and kept small, being thousands.

A text is kept as UTF-8 in lower case with its marks behind their letters. Leaving the marks out is then one quick step
over bytes, so that what is searched need not be kept a second time without them.
"""

import re
import unicodedata
from collections.abc import Callable
from functools import lru_cache

from plans.vietnamese import fold
from store.marks import Once
from store.views import TaskView

Test = Callable[[TaskView], bool]

_MARKS = bytes((*range(0x80, 0xC0), 0xCC, 0xCD))
"""U+0300 to U+036F are 0xCC or 0xCD and a second byte; of other letters beyond ASCII the first byte is left to be compared."""

_PLAIN = bytes.maketrans(b"\xc4", b"d")
"""The letter đ is 0xC4 and a second byte."""

_TONE_INSIDE = re.compile(rb"(\xcc[\x80\x81\x83\x89\xa3])((?:[a-z]|[\xc3-\xcd][\x80-\xbf])+)")
_TWO_VOWELS = re.compile(rb"[aeiouy](?:\xcc[\x80-\xbf])*[aeiouy]")
_MAY_BE_NUMBER = re.compile(r".*\d.*|[ivxlcdm./ -]+")


def saying(words: str) -> Test:
    """Whether one of a task's cells has these words, in this order. Accents count where they are typed.

    A tone mark may then stand on another vowel of its syllable ("hoà", "hòa").
    """
    plain, folded = fold(words).encode(), searched(words)
    if folded.isascii():
        return _any_cell(
            lambda text: plain in text.translate(_PLAIN, _MARKS), numbers=_MAY_BE_NUMBER.fullmatch(words.lower())
        )
    if _TWO_VOWELS.search(folded) is None:
        return _any_cell(lambda text: folded in text)
    last = _tones_last(folded)

    def is_found(text: bytes) -> bool:
        if folded in text:
            return True
        return plain in text.translate(_PLAIN, _MARKS) and last in _tones_last(text)

    return _any_cell(is_found)


def matching(pattern: str) -> Test:
    """Whether a regular expression is found in one of a task's cells, in lower case and without accents."""
    compiled = re.compile(pattern.encode())
    return _any_cell(lambda text: compiled.search(text.translate(_PLAIN, _MARKS)) is not None, numbers=True)


def searched(text: str) -> bytes:
    """A text as it is searched."""
    return " ".join(unicodedata.normalize("NFD", text.casefold()).split()).encode()


def prepare(title: str) -> None:
    """Have a title ready to be searched, so that the first letter that is typed need not wait for ten thousand."""
    _TITLES[title]


class _Titles(Once):
    """Titles as they are searched. They are the only cell of which each task has its own."""

    _MOST = 60_000

    def __missing__(self, title: str) -> bytes:
        if len(self) >= self._MOST:
            self.clear()
        found: bytes = super().__missing__(title)
        return found


_TITLES = _Titles(searched)
_searched_cell = lru_cache(maxsize=8192)(searched)


def _any_cell(is_found: Callable[[bytes], bool], *, numbers: object = False) -> Test:
    """A test of a task's cells; of its number, which few words can be a part of, only where `numbers` says so."""
    cells = Once(lambda cell: is_found(_searched_cell(cell)))

    def test(task: TaskView) -> bool:
        return (
            is_found(_TITLES[task.title])
            or cells[task.outputs]
            or cells[task.deadline]
            or cells[task.lead]
            or cells[task.coordinators]
            or cells[task.lead_short]
            or cells[task.officer]
            or cells[task.progress]
            or (bool(numbers) and is_found(searched(task.number)))
        )

    return test


def _tones_last(text: bytes) -> bytes:
    """Every tone mark moved to the end of its run of letters."""
    return _TONE_INSIDE.sub(rb"\2\1", text)
