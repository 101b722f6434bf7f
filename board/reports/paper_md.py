"""An administrative document as Markdown, in the order of the page: to read, to mail, to paste."""

import re
from collections.abc import Iterator

from board.reports.grid_text import ACROSS, CELL, ROW, grid_text
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
    inert,
    number_line,
)

_RULES = {Side.LEFT: "---", Side.CENTRE: ":---:", Side.RIGHT: "---:"}
_MARKS = "\\`*_[]<>|#~&"
_AT_THE_START = re.compile(r"^(\d*)([-+=.)])")
_BREAK = "  \n"


def paper_md(paper: OfficePaper) -> str:
    """The text. What is a mark in Markdown is written so that it is read as the letter it is."""
    return "\n\n".join(_parts(paper)) + "\n"


def _parts(paper: OfficePaper) -> Iterator[str]:
    if paper.sample:
        yield f"**{_line(paper.sample)}**"
    yield _BREAK.join((f"**{_line(NATIONAL_TITLE)}**", f"**{_line(MOTTO)}**"))
    yield _BREAK.join(_line(name.upper()) for name in (paper.superior, paper.issuer) if name)
    yield _BREAK.join((_line(number_line(paper)), f"*{_line(day_line(paper.place, paper.written))}*"))
    if paper.kind:
        yield f"# {_line(paper.kind)}"
    if paper.about:
        yield f"**{_line(paper.about)}**"
    if len(paper.to) == 1:
        yield f"{TO} {_line(paper.to[0])}"
    elif paper.to:
        yield "\n".join((TO, "", *(f"- {_begun(name)}" for name in paper.to)))
    for block in ended(paper.blocks):
        yield _block(block)
    if paper.signer:
        yield _BREAK.join(f"**{_line(words)}**" for words in (*paper.signer, paper.signed_by) if words)
    if paper.copies:
        yield "\n".join((f"***{COPIES}***", "", *(f"- {_begun(one)}" for one in paper.copies)))


def _block(block: Block) -> str:
    if isinstance(block, Heading):
        return f"{'#' * (block.level + 1)} {_line(block.words)}"
    if isinstance(block, Words):
        words = _BREAK.join(_begun(line) for line in block.words.split("\n"))
        return f"*{words}*" if block.remark else words
    if isinstance(block, Items):
        return "\n".join(f"- {_begun(one)}" for one in block.lines)
    return _grid(block)


def _grid(grid: Grid) -> str:
    names = " | ".join(_line(column.name) for column in grid.columns)
    rules = " | ".join(_RULES[column.side] for column in grid.columns)
    return "\n".join((f"| {names} |", f"| {rules} |", *((_rows(grid),) if grid.rows else ())))


def _rows(grid: Grid) -> str:
    """All cells at once; a heading across stands in the first one, in bold like the sum."""
    text = _plain(grid_text(grid)).replace("\n", "<br>")
    if grid.summed:
        above, row, last = text.rpartition(ROW)
        text = above + row + CELL.join(f"**{cell}**" if cell else "" for cell in last.split(CELL))
    if ACROSS in text:
        rest = CELL * (len(grid.columns) - 1)
        text = ROW.join(f"**{row[1:]}**{rest}" if row.startswith(ACROSS) else row for row in text.split(ROW))
    return "| " + text.replace(CELL, " | ").replace(ROW, " |\n| ") + " |"


def _line(words: str) -> str:
    """Words on one line."""
    return _plain(" ".join(inert(words).split()) if "\n" in words else inert(words).strip())


def _begun(words: str) -> str:
    """Words on a line of their own, that begin no list and no rule."""
    return _AT_THE_START.sub(r"\1\\\2", _line(words))


def _plain(text: str) -> str:
    r"""Text in which no letter is a mark.

    >>> print(_plain("a|b <i> &amp; #1"))
    a\|b \<i\> \&amp; \#1
    """
    for mark in _MARKS:
        if mark in text:
            text = text.replace(mark, f"\\{mark}")
    return text
