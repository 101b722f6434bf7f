"""One Word file for each letter, into a folder; or one letter into a file that somebody has named."""

import re
from collections.abc import Iterable, Iterator
from importlib import import_module
from pathlib import Path
from types import ModuleType

from board.replaced_file import replace_file, untaken
from plans.vietnamese import fold
from store.letters.views import LetterView

_NOT_IN_A_NAME = re.compile(r"[^a-z0-9]+")


def write_letter_files(letters: Iterable[LetterView], folder: Path) -> Iterator[Path]:
    """Write the files, one after the other, each whole or not at all; the folder is made where it is missing.

    Under names that are not taken there: a file that somebody went on with by hand stays as it is.

    Raises:
        OSError: a file cannot be written; those before it stay.
    """
    make_folder(folder)
    for letter in letters:
        yield write_letter_file(letter, folder / file_name(letter))


def write_letter_file(letter: LetterView, named: Path) -> Path:
    """Write one letter under this name, or where it is taken under the next. Raises OSError."""
    path = untaken(named)
    replace_file(path, letter_file(letter))
    return path


def names_a_file(path: Path) -> bool:
    """Whether a person who wrote this means a file rather than a folder."""
    return path.suffix.lower() == ".docx" and not path.is_dir()


def letter_file(letter: LetterView) -> bytes:
    """The Word file of one letter."""
    content: bytes = _office().letter_bytes(letter)
    return content


def make_folder(folder: Path) -> None:
    """Have the folder. Raises OSError."""
    folder.mkdir(parents=True, exist_ok=True)


def file_name(letter: LetterView) -> str:
    """ASCII letters only, as files travel through many systems; the number keeps names apart: "don-doc-3-snv-lan-2.docx"."""
    agency = _NOT_IN_A_NAME.sub("-", fold(letter.agency.abbreviation)).strip("-")
    return f"don-doc-{letter.number}-{agency or letter.agency.key}-lan-{letter.round}.docx"


def _office() -> ModuleType:
    """The library of an office file is loaded when one is written."""
    return import_module("board.reports.letter_docx")
