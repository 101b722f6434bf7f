"""What leaves the program at a prompt: data on stdout, talk on stderr, always inert, always UTF-8."""

import json
import shutil
import sys
import unicodedata
from collections.abc import Iterable, Sequence
from typing import Any, TextIO

import click

from board.said.sample import sample_words

_UNSAFE = frozenset({"Cc", "Cs", "Co", "Cn", "Zl", "Zp"})
_SAMPLE, _DUE, _SAID = "board.sample", "due", "said"
_BIDI = frozenset("\u061c\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069")


def mark_what_is_said() -> None:
    """From here on this run's data is told to be invented: text begins with the mark, JSON has `"sample": true`.

    Whoever opens a board calls this, so that no command has to think of it. Files and bytes are marked by whoever writes them.
    """
    _kept().setdefault(_SAMPLE, _DUE)


def say(text: str = "") -> None:
    """A line (or several) of data, on stdout."""
    kept = _kept()
    if kept.get(_SAMPLE) == _DUE:
        kept[_SAMPLE] = _SAID
        _write(sys.stdout, sample_words())
    _write(sys.stdout, text)


def tell(text: str) -> None:
    """A line (or several) of talk, on stderr."""
    _write(sys.stderr, text)


def say_json(value: object) -> None:
    """A value as JSON, on stdout."""
    if _SAMPLE in _kept():
        value = _marked(value)
    _write(sys.stdout, json.dumps(value, ensure_ascii=False, indent=2))


def tell_json(value: object) -> None:
    """A value as JSON on one line, on stderr."""
    tell(json.dumps(value, ensure_ascii=False))


def say_text(text: str) -> None:
    """A text file as it is, on stdout, in UTF-8 wherever it goes; inert like all that is said."""
    say_bytes(inert(text).encode())


def say_bytes(content: bytes) -> None:
    """A file's bytes as they are, on stdout."""
    sys.stdout.flush()
    sys.stdout.buffer.write(content)
    sys.stdout.buffer.flush()


def inert(text: str) -> str:
    r"""Text that cannot steer a terminal: of all controls only line breaks stay, the others become U+FFFD.

    What is stored was cleaned where it entered; this holds for whatever another program wrote into the database, too.

    >>> inert("a\x1b[2J\tb\u202e\n")
    'a\ufffd[2J b\ufffd\n'
    """
    if text.isascii() and text.replace("\n", "").isprintable():
        return text
    return "".join(
        character
        if character == "\n" or not (character in _BIDI or unicodedata.category(character) in _UNSAFE)
        else (" " if character == "\t" else "\ufffd")
        for character in text
    )


def cells(text: str) -> int:
    r"""Terminal cells that the text takes: a combining or invisible mark none, a wide character two.

    >>> cells("Sở"), cells("So\u031b\u0309"), cells("漢")
    (2, 2, 2)
    """
    return sum(
        0 if unicodedata.category(c) in {"Mn", "Me", "Cf"} else 1 + (unicodedata.east_asian_width(c) in "WF")
        for c in text
    )


def fitted(line: str) -> str:
    """As much of a line as a terminal shows; whole where the reader is a program."""
    if not sys.stdout.isatty():
        return line
    width = shutil.get_terminal_size().columns
    if cells(line) <= width:
        return line
    kept = ""
    for character in line:
        if cells(kept + character) > width - 1:
            break
        kept += character
    return kept + "…"


def one_line(text: str) -> str:
    """Words of a cell on one line."""
    return " ".join(text.split())


def aligned(rows: Iterable[Sequence[str]], *, right: frozenset[int] = frozenset()) -> list[str]:
    """Rows as lines with their columns under each other; the columns in `right` end together. The last is not filled.

    >>> aligned([("VI.6", "SNV", "một"), ("V.1", "STTTT", "hai")])
    ['VI.6  SNV    một', 'V.1   STTTT  hai']
    """
    rows = [[one_line(cell) for cell in row] for row in rows]
    if not rows:
        return []
    widths = [max(cells(row[column]) for row in rows) for column in range(len(rows[0]))]
    lines = []
    for row in rows:
        parts = []
        for column, cell in enumerate(row):
            blanks = " " * (widths[column] - cells(cell))
            parts.append(blanks + cell if column in right else cell + blanks)
        lines.append("  ".join(parts).rstrip())
    return lines


def _marked(value: Any) -> Any:  # noqa: ANN401 - whatever JSON can hold
    """The value with the mark in it, or in each of its entries; what has no fields has no place for it."""
    if isinstance(value, list):
        return [_marked(one) if isinstance(one, dict) else one for one in value]
    return {**value, "sample": True} if isinstance(value, dict) else value


def _kept() -> dict[str, Any]:
    """What this run keeps; of whatever is no run at a prompt nothing is kept."""
    context = click.get_current_context(silent=True)
    return {} if context is None else context.meta


def _write(stream: TextIO, text: str) -> None:
    stream.write(inert(text) + "\n")
