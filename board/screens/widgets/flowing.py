"""Pieces in several looks, wrapped together as one text."""

from collections.abc import Iterable, Sequence

from board.screens.drawing import Line, Piece, fit, width, wrap

_NARROWEST = 60


def flow(pieces: Iterable[Piece], cells: int) -> list[Line]:
    """Lines of at most `cells`, broken at blanks and at line breaks; each word keeps its role. At least one line.

    >>> flow([("“Quý I/2022”", "quote"), (" → 31/03/2022", "")], 14)
    [(('“Quý I/2022”', 'quote'), (' →', '')), (('31/03/2022', ''),)]
    """
    lines: list[Line] = []
    for paragraph in _paragraphs(pieces):
        line: list[Piece] = []
        for word in paragraph:
            for part in _narrowed(word, cells):
                if line and _cells(line) + 1 + _cells(part) > cells:
                    lines.append(tuple(line))
                    line = []
                for text, role in [(" ", part[0][1]), *part] if line else part:
                    if line and line[-1][1] == role:
                        line[-1] = (line[-1][0] + text, role)
                    else:
                        line.append((text, role))
        lines.append(tuple(line))
    return lines or [()]


def labelled(label: str, lines: Sequence[Line], *, indent: int) -> list[Line]:
    """The lines moved right by `indent`, the label before the first of them."""
    first, *more = lines or [()]
    return [((" " + fit(label, indent - 1), "dim"), *first), *(((" " * indent, ""), *line) for line in more)]


def beside(label: str, pieces: Iterable[Piece], cells: int, *, indent: int) -> list[Line]:
    """The pieces wrapped beside the label, `indent` cells wide; on a very narrow screen the label begins the text.

    The first cell of each line is blank: there stands the bar of a selection.
    """
    if cells >= _NARROWEST:
        return labelled(label, flow(pieces, max(8, cells - indent - 1)), indent=indent)
    named: list[Piece] = [(f"{label}: ", "dim")] if label else []
    return [((" ", ""), *line) for line in flow([*named, *pieces], max(8, cells - 2))]


def _paragraphs(pieces: Iterable[Piece]) -> list[list[list[Piece]]]:
    """Paragraphs of words; a word is the pieces between two blanks."""
    paragraphs: list[list[list[Piece]]] = [[[]]]
    for text, role in pieces:
        for place, paragraph in enumerate(text.split("\n")):
            if place:
                paragraphs.append([[]])
            for count, part in enumerate(paragraph.split(" ")):
                if count:
                    paragraphs[-1].append([])
                if part:
                    paragraphs[-1][-1].append((part, role))
    return [[word for word in paragraph if word] for paragraph in paragraphs]


def _narrowed(word: list[Piece], cells: int) -> list[list[Piece]]:
    """The word itself, or the pieces of it that fit where it is wider than a whole line."""
    if _cells(word) <= cells:
        return [word]
    return [[(part, role)] for text, role in word for part in wrap(text, max(1, cells))]


def _cells(pieces: Iterable[Piece]) -> int:
    return sum(width(text) for text, _role in pieces)
