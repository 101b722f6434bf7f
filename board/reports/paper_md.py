"""An administrative document as Markdown, in the order of the page: to read, to mail, to paste."""

import re
from collections.abc import Iterable, Iterator

from board.reports.office_paper import (
    COPIES,
    MOTTO,
    NATIONAL_TITLE,
    TO,
    Block,
    Grid,
    Heading,
    Items,
    OfficePaper,
    Side,
    Words,
    day_line,
    ended,
    number_line,
)

_RULES = {Side.LEFT: "---", Side.CENTRE: ":---:", Side.RIGHT: "---:"}
_MARKS = re.compile(r"([\\`*_\[\]<>|#~])")
_AT_THE_START = re.compile(r"^(\s*)([-+]|\d+[.)])(?=\s)")


def paper_md(paper: OfficePaper) -> str:
    """The text. What is a mark in Markdown is written so that it is read as the letter it is."""
    return "\n\n".join(_parts(paper)) + "\n"


def _parts(paper: OfficePaper) -> Iterator[str]:
    if paper.sample:
        yield f"**{_plain(paper.sample)}**"
    yield _lines(f"**{_plain(NATIONAL_TITLE)}**", f"**{_plain(MOTTO)}**")
    yield _lines(*(_plain(name.upper()) for name in (paper.superior, paper.issuer) if name))
    yield _lines(_plain(number_line(paper.symbol)), f"*{_plain(day_line(paper.place, paper.written))}*")
    if paper.kind:
        yield f"# {_plain(paper.kind)}"
    if paper.about:
        yield f"**{_plain(paper.about)}**"
    if paper.to:
        yield _lines(TO, *(f"- {_plain(name)}" for name in paper.to))
    for block in ended(paper.blocks):
        yield _block(block)
    if paper.signer:
        yield _lines(*(f"**{_plain(line)}**" for line in paper.signer))
    if paper.copies:
        yield _lines(f"***{COPIES}***", *(f"- {_plain(one)}" for one in paper.copies))


def _block(block: Block) -> str:
    if isinstance(block, Heading):
        return f"{'#' * (block.level + 1)} {_plain(block.words)}"
    if isinstance(block, Words):
        words = _AT_THE_START.sub(r"\1\\\2", _plain(block.words))
        return f"*{words}*" if block.remark else words
    if isinstance(block, Items):
        return "\n".join(f"- {_plain(line)}" for line in block.lines)
    return _grid(block)


def _grid(grid: Grid) -> str:
    lines = [
        _row(column.name for column in grid.columns),
        "| " + " | ".join(_RULES[column.side] for column in grid.columns) + " |",
    ]
    for row in grid.rows:
        full = row if len(row) == len(grid.columns) else (*row, *[""] * (len(grid.columns) - len(row)))
        lines.append(_row(full))
    table = "\n".join(lines)
    return f"**{_plain(grid.title)}**\n\n{table}" if grid.title else table


def _row(cells: Iterable[str]) -> str:
    return "| " + " | ".join(_plain(cell).replace("\n", "<br>") for cell in cells) + " |"


def _lines(*lines: str) -> str:
    """Lines that stay lines."""
    return "  \n".join(lines)


def _plain(text: str) -> str:
    return _MARKS.sub(r"\\\1", text)
