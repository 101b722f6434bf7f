"""Opening a TOML file that somebody wrote by hand: its tables with their lines, and every mistake with its place.

The kinds of `Problem` that come from here and from the readers built on it (`plan_file`, `directory_file`); `expected`
holds a word of this list or the accepted values themselves, for `board.wording` to say in the reader's language:

* about the file: `too_large` (bytes), `encoding` ("utf-8"), `toml` (broken syntax), `nesting`, `digits`
* about keys: `unknown_table`, `unknown_key` (expected: the nearest known one, else all), `missing_table`, `missing_key`
* about values: `wrong_type` (expected: text, date, texts, numbers, number, table, tables), `empty`, `too_long`, `day`
  (expected: the years that are taken), `years`, `plan_key`, `number`, `agency_key`, `lost`, `both`
* about each other: `duplicate` (expected: where the first one stands), `unknown_section`, `unknown_task`,
  `unknown_agency` (expected: the nearest known one, else all or ""), `validity` (first year after the last one)
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from difflib import get_close_matches
from operator import itemgetter

import tomli

from plans.errors import PlanFileError, Problem
from plans.toml_lines import TableLines, table_lines
from plans.vietnamese import clean, clean_cell

MOST_BYTES = 16_000_000
MOST_CHARACTERS = 20_000
DEEPEST = 8
FIRST_YEAR, LAST_YEAR = 1945, 2100
_LIST_KEYS = 12
_SHOWN = 80


@dataclass(frozen=True, slots=True)
class TomlTable:
    """One table of the file: what it is called in messages, its values, and where it and its keys stand.

    Of an `absent` table no missing keys are told: that it is missing says it all.
    """

    name: str
    values: Mapping[str, object]
    line: int
    key_lines: Mapping[str, int] = field(default_factory=dict)
    absent: bool = False

    def line_of(self, key: str) -> int:
        """The line of a key, or of the table where the key is not there."""
        return self.key_lines.get(key, self.line)


class TomlFile:
    """A file being read. Mistakes are noted, not raised, so that the reader is told all of them at once."""

    def __init__(self, content: bytes | str, *, name: str) -> None:
        """Open the file.

        Raises:
            PlanFileError: it is too large, no UTF-8 or no TOML: there is no content to speak of.
        """
        self.name = clean(name)
        self._mistakes: list[tuple[int, Problem]] = []
        text = self._decoded(content)
        self._values = self._parsed(text)
        self._lines = table_lines(text)

    def require(self, name: str, *others: str) -> None:
        """Note that the file has no table `[[name]]`, unless it has it, or one of the others, in whatever shape."""
        if not any(key in self._values for key in (name, *others)):
            self._note(1, name, "missing_table", "", f"[[{name}]]")

    def table(self, name: str, *, keys: Iterable[str]) -> TomlTable:
        """The table `[name]`; an empty one, noted as missing, when the file has none."""
        if name not in self._values:
            self._note(1, name, "missing_table", "", f"[{name}]")
            return TomlTable(name, {}, 1, absent=True)
        values = self._values[name]
        lines = next((lines for lines in self._lines if lines.name == name), TableLines(name, self._top_line(name)))
        if not isinstance(values, dict):
            self._note(lines.line, name, "wrong_type", shown(values), "table")
            return TomlTable(name, {}, lines.line, absent=True)
        table = TomlTable(name, values, lines.line, lines.keys)
        self._check_keys(table, tuple(keys))
        return table

    def optional_table(self, name: str, *, keys: Iterable[str]) -> TomlTable:
        """The table `[name]`; an empty one when the file has none."""
        return self.table(name, keys=keys) if name in self._values else TomlTable(name, {}, 1, absent=True)

    def tables(self, name: str, *, keys: Iterable[str]) -> tuple[TomlTable, ...]:
        """All tables `[[name]]` in the order of the file; none when there are none."""
        found = self._values.get(name, [])
        if not isinstance(found, list) or not all(isinstance(values, dict) for values in found):
            self._note(self._top_line(name), name, "wrong_type", shown(found), "tables")
            return ()
        headers = [lines for lines in self._lines if lines.name == name]
        if len(headers) != len(found):
            headers = [TableLines(name, self._top_line(name))] * len(found)
        known = tuple(keys)
        tables = tuple(
            TomlTable(name, values, lines.line, lines.keys) for values, lines in zip(found, headers, strict=True)
        )
        for table in tables:
            self._check_keys(table, known)
        return tables

    def check_tables(self, known: Iterable[str]) -> None:
        """Note every table or loose key at the top of the file that is not known."""
        names = tuple(known)
        for name in self._values:
            if name not in names:
                self._note(self._top_line(name), shown(name), "unknown_table", shown(name), nearest(name, names))

    def cell(self, table: TomlTable, key: str, *, required: bool = False) -> str:
        """The words of a cell: cleaned, line breaks kept, "" when the key is absent."""
        return clean_cell(self._text(table, key, required=required))

    def line_of_text(self, table: TomlTable, key: str, *, required: bool = False) -> str:
        """A text of one line: cleaned, white space folded, "" when the key is absent."""
        return clean(self._text(table, key, required=required))

    def texts(self, table: TomlTable, key: str) -> tuple[str, ...]:
        """A list of texts, each of one line; empty when the key is absent."""
        found = table.values.get(key, [])
        if not isinstance(found, list) or not all(isinstance(item, str) for item in found):
            self.note(table, key, "wrong_type", shown(found), "texts")
            return ()
        return tuple(clean(item) for item in found)

    def year(self, table: TomlTable, key: str) -> int | None:
        """A year, None when the key is absent or its value is no year."""
        found = table.values.get(key)
        if found is None:
            return None
        if not is_year(found):
            self.note(table, key, "years", shown(found), f"{FIRST_YEAR}-{LAST_YEAR}")
            return None
        return found if isinstance(found, int) else None

    def years(self, table: TomlTable, key: str) -> tuple[int, ...]:
        """A list of years without repetition, in order; noted when it is absent, empty or anything else."""
        found = table.values.get(key)
        if found is None:
            self.note(table, key, "missing_key", "", key)
            return ()
        if not isinstance(found, list):
            self.note(table, key, "wrong_type", shown(found), "numbers")
            return ()
        years = [item for item in found if isinstance(item, int) and is_year(item)]
        if not found or len(years) != len(found) or sorted(set(years)) != years or len(years) > _LIST_KEYS:
            self.note(
                table, key, "years", ", ".join(shown(item) for item in found[:_LIST_KEYS]), f"{FIRST_YEAR}-{LAST_YEAR}"
            )
            return ()
        return tuple(years)

    def day(self, table: TomlTable, key: str) -> date:
        """A day, written as TOML writes it (2021-12-23); noted when it is absent or anything else."""
        found = table.values.get(key)
        if found is None:
            self.note(table, key, "missing_key", "", key)
        elif isinstance(found, datetime) or not isinstance(found, date):
            self.note(table, key, "wrong_type", shown(found), "date")
        elif not FIRST_YEAR <= found.year <= LAST_YEAR:
            self.note(table, key, "day", shown(found), f"{FIRST_YEAR}-{LAST_YEAR}")
        else:
            return found
        return date(FIRST_YEAR, 1, 1)

    def where(self, table: TomlTable, key: str) -> str:
        """The place of a key as a person looks for it: "2026.toml:12: task.deadline"."""
        return f"{self.name}:{table.line_of(key)}: {table.name}.{key}"

    def note(self, table: TomlTable, key: str, kind: str, found: str, expected: str) -> None:
        """Note one mistake at a key of a table."""
        if table.absent and kind == "missing_key":
            return
        self._mistakes.append((table.line_of(key), Problem(self.where(table, key), kind, found, expected)))

    def refuse_mistakes(self) -> None:
        """Raise what was noted, in the order of the file; do nothing when there was nothing.

        Raises:
            PlanFileError: something was noted.
        """
        if self._mistakes:
            raise PlanFileError(tuple(problem for _, problem in sorted(self._mistakes, key=itemgetter(0))))

    def _text(self, table: TomlTable, key: str, *, required: bool) -> str:
        found = table.values.get(key)
        if found is None:
            if required:
                self.note(table, key, "missing_key", "", key)
            return ""
        if not isinstance(found, str):
            self.note(table, key, "wrong_type", shown(found), "text")
            return ""
        if len(found) > MOST_CHARACTERS:
            self.note(table, key, "too_long", str(len(found)), str(MOST_CHARACTERS))
            return ""
        if required and not found.strip():
            self.note(table, key, "empty", "", "text")
        return found

    def _check_keys(self, table: TomlTable, known: tuple[str, ...]) -> None:
        for key in table.values:
            if key not in known:
                line = table.line_of(key)
                self._note(line, f"{table.name}.{shown(key)}", "unknown_key", shown(key), nearest(key, known))

    def _note(self, line: int, name: str, kind: str, found: str, expected: str) -> None:
        self._mistakes.append((line, Problem(f"{self.name}:{line}: {name}", kind, found, expected)))

    def _top_line(self, name: str) -> int:
        first, *headers = self._lines
        if name in first.keys:
            return first.keys[name]
        return next((lines.line for lines in headers if lines.name == name), 1)

    def _decoded(self, content: bytes | str) -> str:
        size = len(content) if isinstance(content, bytes) else len(content.encode(errors="surrogatepass"))
        if size > MOST_BYTES:
            raise self._refusal(0, "too_large", str(size), str(MOST_BYTES))
        if isinstance(content, str):
            return content.removeprefix("\ufeff").replace("\r\n", "\n")
        try:
            return content.decode("utf-8-sig").replace("\r\n", "\n")
        except UnicodeDecodeError as error:
            line = content.count(b"\n", 0, error.start) + 1
            raise self._refusal(line, "encoding", f"0x{content[error.start]:02x}", "utf-8") from error

    def _parsed(self, text: str) -> dict[str, object]:
        try:
            values = tomli.loads(text)
        except tomli.TOMLDecodeError as error:
            raise self._refusal(error.lineno, "toml", clean(str(error)), "toml") from error
        except RecursionError as error:
            raise self._refusal(0, "nesting", "", str(DEEPEST)) from error
        except (ValueError, OverflowError) as error:
            raise self._refusal(0, "digits", clean(str(error))[:_SHOWN], "number") from error
        if any(depth > DEEPEST for depth in _depths(values)):
            raise self._refusal(0, "nesting", "", str(DEEPEST))
        return values

    def _refusal(self, line: int, kind: str, found: str, expected: str) -> PlanFileError:
        where = f"{self.name}:{line}" if line else self.name
        return PlanFileError((Problem(where, kind, found, expected),))


def nearest(name: str, known: Iterable[str]) -> str:
    """The known name most like `name`; all of them, when none is like it and they are few; else ""."""
    names = {known_name.casefold(): known_name for known_name in known}
    close = get_close_matches(name[:_SHOWN].casefold(), names, n=1, cutoff=0.6)
    if close:
        return names[close[0]]
    return ", ".join(names.values()) if len(names) <= _LIST_KEYS else ""


def shown(value: object) -> str:
    """A value as a message shows it: short, in one line, nothing in it that acts."""
    if isinstance(value, dict):
        return "{…}"
    if isinstance(value, list):
        return "[…]" if value else "[]"
    if isinstance(value, bool):
        return str(value).lower()
    if isinstance(value, int) and value.bit_length() > 4 * _SHOWN:
        return "…"
    words = clean(str(value))
    return words if len(words) <= _SHOWN else words[: _SHOWN - 1] + "…"


def is_year(value: object) -> bool:
    """Whether a value is a year that a plan can speak of."""
    return isinstance(value, int) and not isinstance(value, bool) and FIRST_YEAR <= value <= LAST_YEAR


def _depths(values: object) -> Iterator[int]:
    """How deep each value lies, walked without recursion, and no further than one step too deep."""
    waiting: list[tuple[object, int]] = [(values, 0)]
    while waiting:
        value, depth = waiting.pop()
        yield depth
        if depth > DEEPEST:
            continue
        if isinstance(value, dict):
            waiting.extend((inner, depth + 1) for inner in value.values())
        elif isinstance(value, list):
            waiting.extend((inner, depth + 1) for inner in value)
