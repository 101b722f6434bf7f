"""Where things stand in a TOML file: the line of every table and key, which tomli does not tell.

Made for text that tomli has already accepted. On anything this scanner does not understand it stops, and what comes
later is reported with the last line it knew: a line number a little too early, never an error.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

_SPACE = re.compile(r"(?:[ \t\r\n]|#[^\n]*)*+")
_HEADER = re.compile(r"\[[ \t]*\[([^\]\n]*)\][ \t]*\]|\[([^\]\n]*)\]")
_KEY = re.compile(r"""((?:"(?:\\.|[^"\\\n])*+"|'[^'\n]*'|[^=\s"'#\[\]{},]++|[ \t]++)++)=""")
_TEXT = re.compile(
    r'"""(?:\\.|[^\\])*?"""{1,3}(?!")'
    r"|'''.*?'''{1,3}(?!')"
    r'|"(?:\\.|[^"\\\n])*+"'
    r"|'[^'\n]*'",
    re.DOTALL,
)
_PLAIN = re.compile(r"""[^"'#\[\]{}\n]+""")


@dataclass(frozen=True, slots=True)
class TableLines:
    """One header of a file, `[plan]` or `[[task]]`, with its line and the line of each key below it."""

    name: str
    line: int
    keys: dict[str, int] = field(default_factory=dict)


def table_lines(text: str) -> tuple[TableLines, ...]:
    r"""Every table of the file in its order; the first one, with an empty name, holds the keys before any header.

    >>> text = "[plan]\nkey = 'a'\n\n[[task]]\ntitle = '''\n[[task]]\n'''\nlead = 'b'\n"
    >>> [(table.name, table.line, table.keys) for table in table_lines(text)]
    [('', 1, {}), ('plan', 1, {'key': 2}), ('task', 4, {'title': 5, 'lead': 8})]
    """
    tables = [TableLines("", 1)]
    lines = _LineCounter(text)
    for name, is_header, position in _statements(text):
        line = lines.line_at(position)
        if is_header:
            tables.append(TableLines(name, line))
        else:
            tables[-1].keys.setdefault(name, line)
    return tuple(tables)


class _LineCounter:
    """Counts line ends as it goes forward, so that the whole file costs one pass."""

    def __init__(self, text: str) -> None:
        self._text = text
        self._position = 0
        self._line = 1

    def line_at(self, position: int) -> int:
        self._line += self._text.count("\n", self._position, position)
        self._position = position
        return self._line


def _statements(text: str) -> Iterator[tuple[str, bool, int]]:
    """Headers and keys with their position: (name, is it a header, position)."""
    position = _after_space(text, 0)
    while position < len(text):
        if header := _HEADER.match(text, position):
            yield _first_name(header[1] or header[2] or ""), True, position
            position = header.end()
        elif key := _KEY.match(text, position):
            yield _first_name(key[1]), False, position
            position = _after_value(text, key.end())
        else:
            return
        position = _after_space(text, position)


def _after_space(text: str, position: int) -> int:
    matched = _SPACE.match(text, position)
    return matched.end() if matched else position


def _after_value(text: str, position: int) -> int:
    """The end of the value that begins here: the first line end outside of texts, lists and inline tables."""
    depth = 0
    while position < len(text):
        mark = text[position]
        if mark == "\n" and depth <= 0:
            return position
        if mark in "\"'":
            quoted = _TEXT.match(text, position)
            position = quoted.end() if quoted else len(text)
        elif mark == "#":
            end = text.find("\n", position)
            position = end if end >= 0 else len(text)
        elif plain := _PLAIN.match(text, position):
            position = plain.end()
        else:
            depth += (mark in "[{") - (mark in "]}")
            position += 1
    return position


def _first_name(name: str) -> str:
    """The first part of a dotted name, without quotation marks."""
    name = name.strip()
    if name[:1] in {'"', "'"}:
        return name[1:].partition(name[0])[0]
    return name.partition(".")[0].strip()
