"""The title of a section whose heading is lost: a plan's body orders the same fields in the same order as its appendix."""

import re
from collections.abc import Iterator, Mapping, Sequence

from plans.vietnamese import fold

_HEADING = re.compile(r"(\d{1,2})\.\s+(\S.{2,150})")
_ALIKE = 0.6
_FEWEST_ALIKE = 2


def title_in_body(value: int, titles: Mapping[int, str], paragraphs: Sequence[str]) -> str | None:
    """The heading of the body ("2. Cải cách thủ tục hành chính") for section `value`, None when the body names none.

    `titles` are the appendix's own headings by number: a list of the body is believed when most of them are in it at
    their number, and at least two.
    """
    for headings in _lists(paragraphs):
        alike = sum(_are_alike(title, headings.get(number, "")) for number, title in titles.items())
        if value in headings and alike >= max(_FEWEST_ALIKE, _ALIKE * len(titles)):
            return headings[value]
    return None


def _lists(paragraphs: Sequence[str]) -> Iterator[dict[int, str]]:
    """Numbered headings of the body, list by list: each begins with 1 and counts up, with other text between."""
    headings: dict[int, str] = {}
    for paragraph in paragraphs:
        found = _HEADING.fullmatch(paragraph)
        if found is None:
            continue
        number = int(found[1])
        if number == 1:
            yield headings
            headings = {}
        if number == len(headings) + 1:
            headings[number] = found[2]
    yield headings


def _are_alike(title: str, heading: str) -> bool:
    """Whether two headings mean the same field: most words in common."""
    words, others = set(fold(title).split()), set(fold(heading).split())
    return bool(others) and len(words & others) >= _ALIKE * len(words | others)
