"""Numbers that Word prints before a paragraph but keeps out of its text: automatic lists, counted as Word counts them."""

import re
from collections.abc import Iterator
from typing import Any

from docx.oxml.ns import qn

_ROMAN = (
    (1000, "m"), (900, "cm"), (500, "d"), (400, "cd"), (100, "c"), (90, "xc"),
    (50, "l"), (40, "xl"), (10, "x"), (9, "ix"), (5, "v"), (4, "iv"), (1, "i"),
)  # fmt: skip
_LEVELS = 9
_MOST_COUNTED = 100_000
_BULLETS = "-–—+•*"


class WordNumbers:
    """The automatic numbers of one document; ask for its paragraphs in their order."""

    def __init__(self, numbering: Any | None, styles: Any | None) -> None:  # noqa: ANN401 - XML elements have no types
        self._levels: dict[str, dict[int, tuple[str, str, int]]] = {}
        self._lists: dict[str, str] = {}
        self._counts: dict[str, list[int | None]] = {}
        self._styles = dict(_numbers_of_styles(styles)) if styles is not None else {}
        if numbering is not None:
            for abstract in numbering.iter(qn("w:abstractNum")):
                self._levels[abstract.get(qn("w:abstractNumId"), "")] = dict(_levels(abstract))
            for number in numbering.iter(qn("w:num")):
                if (of := number.find(qn("w:abstractNumId"))) is not None:
                    self._lists[number.get(qn("w:numId"), "")] = of.get(qn("w:val"), "")

    def number_of(self, paragraph: Any) -> str:  # noqa: ANN401 - likewise
        """What Word prints before this paragraph ("6.", "III.", "-"), "" for nothing."""
        list_id, level = self._place(paragraph)
        levels = self._levels.get(self._lists.get(list_id, ""), {})
        if level not in levels:
            return ""
        form, text, first = levels[level]
        if form == "bullet":
            return text if text in _BULLETS else "•"
        counts = self._counts.setdefault(self._lists[list_id], [None] * _LEVELS)
        before = counts[level]
        counts[level] = first if before is None else min(before + 1, _MOST_COUNTED)
        counts[level + 1 :] = [None] * (_LEVELS - level - 1)
        return re.sub(r"%([1-9])", lambda found: self._count(levels, counts, int(found[1]) - 1), text).strip()

    def _count(self, levels: dict[int, tuple[str, str, int]], counts: list[int | None], level: int) -> str:
        form, _text, first = levels.get(level, ("decimal", "", 1))
        counted = counts[level]
        return _written(first if counted is None else counted, form)

    def _place(self, paragraph: Any) -> tuple[str, int]:  # noqa: ANN401 - likewise
        properties = paragraph.find(qn("w:pPr"))
        if properties is None:
            return "", 0
        style = properties.find(qn("w:pStyle"))
        inherited = self._styles.get(style.get(qn("w:val"), ""), ("", 0)) if style is not None else ("", 0)
        return _list_and_level(properties, inherited)


def _list_and_level(properties: Any, inherited: tuple[str, int]) -> tuple[str, int]:  # noqa: ANN401 - likewise
    numbered = properties.find(qn("w:numPr"))
    if numbered is None:
        return inherited
    list_id, level = numbered.find(qn("w:numId")), numbered.find(qn("w:ilvl"))
    return (
        list_id.get(qn("w:val"), "") if list_id is not None else inherited[0],
        _small(level.get(qn("w:val"), "")) if level is not None else inherited[1],
    )


def _levels(abstract: Any) -> Iterator[tuple[int, tuple[str, str, int]]]:  # noqa: ANN401 - likewise
    """Each level of a list: its form, its text ("%1."), its first number."""
    for level in abstract.iter(qn("w:lvl")):
        form, text, first = (level.find(qn(f"w:{name}")) for name in ("numFmt", "lvlText", "start"))
        yield (
            _small(level.get(qn("w:ilvl"), "")),
            (
                form.get(qn("w:val"), "decimal") if form is not None else "decimal",
                text.get(qn("w:val"), "") if text is not None else "",
                _small(first.get(qn("w:val"), ""), most=_MOST_COUNTED) if first is not None else 1,
            ),
        )


def _numbers_of_styles(styles: Any) -> Iterator[tuple[str, tuple[str, int]]]:  # noqa: ANN401 - likewise
    for style in styles.iter(qn("w:style")):
        properties = style.find(qn("w:pPr"))
        if properties is not None:
            yield style.get(qn("w:styleId"), ""), _list_and_level(properties, ("", 0))


def _small(digits: str, *, most: int = _LEVELS - 1) -> int:
    return min(int(digits), most) if digits.isascii() and digits.isdigit() and len(digits) < 10 else 0


def _written(count: int, form: str) -> str:
    if form in {"upperLetter", "lowerLetter"}:
        letter = chr(ord("a") + (count - 1) % 26)
        return letter.upper() if form == "upperLetter" else letter
    if form in {"upperRoman", "lowerRoman"} and count < 4000:
        words = ""
        for value, numeral in _ROMAN:
            words += numeral * (count // value)
            count %= value
        return words.upper() if form == "upperRoman" else words
    return f"{count:02d}" if form == "decimalZero" else "" if form == "none" else str(count)
