"""One filter language for views, command line, exports and feeds (product, §5).

A filter is words with blanks between: all of them must hold. A word is free text, or `field:value`. Quotes keep blanks
together, a comma in a value means "or", a leading "-" means "not". What is typed without accents is compared without them.

    sở nội vụ                       tình-trạng:quá-hạn
    chủ-trì:stc hạn:quý-này         hạn:<=30/06/2022
    lead:stc due:"quý II/2022"      -cột:hoàn-thành
"""

import re
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from plans.vietnamese import fold, fold_case
from store.filters import searched
from store.filters.fields import FIELDS, Test, Unknown, make_test
from store.views import BoardView, TaskView

WORD = re.compile(r'(?P<not>-)?(?:(?P<field>[^\s:"<>=]+)(?=:|[<>]=?)(?P<colon>:?))?(?P<value>(?:"[^"]*"?|[^\s"])*)')
_NUMBER = re.compile(r"(?:[\w-]+/)?(?:[ivx]+|th)(?:\.\w+)+(?:-\d+)?")


class FilterError(ValueError):
    """A word of a filter that cannot be understood.

    `start`/`end` are its place in `text`; `kind` one of "field", "column", "timeliness", "agency", "due", "plan", "section",
    "cause", "quote" (opened, not closed); `expected` what would be accepted: values of the board as they are, of our own
    words the stable name of the list ("filter_fields", "filter_columns", "filter_timeliness", "filter_days",
    "filter_causes"), "" for nothing to offer.
    """

    def __init__(self, text: str, start: int, end: int, *, kind: str, found: str, expected: str) -> None:
        super().__init__(f"{found!r}: {kind}")
        self.text = text
        self.start = start
        self.end = end
        self.kind = kind
        self.found = found
        self.expected = expected


@dataclass(frozen=True, slots=True)
class Filter:
    """A filter that was understood. The empty one matches everything.

    `words` are its free words, each with whether it must not be there, and `fields` the tests of the others: for what is no
    task itself. `parts` are the words as they were typed, one for each test.
    """

    text: str
    tests: tuple[Test, ...] = ()
    words: tuple[tuple[str, bool], ...] = ()
    fields: tuple[Test, ...] = ()
    parts: tuple[str, ...] = ()

    def matches(self, task: TaskView) -> bool:
        """Whether all words of the filter hold for the task."""
        return all(test(task) for test in self.tests)

    def choose(self, tasks: Iterable[TaskView]) -> tuple[TaskView, ...]:
        """The tasks that match, in their order."""
        chosen = tasks
        for test in self.tests:
            chosen = [task for task in chosen if test(task)]
        return tuple(chosen)


def read_filter(text: str, board: BoardView, *, today: date, user: str = "") -> Filter:
    """Understand a filter. `board` gives the names of agencies, sections and plans; `user` is who "tôi" (me) is.

    Raises:
        FilterError: a word names no known field, or its value means nothing there; points at the first such word.
    """
    tests: list[Test] = []
    words: list[tuple[str, bool]] = []
    fields: list[Test] = []
    parts: list[str] = []
    for found in WORD.finditer(text):
        if not found[0] or found[0] == "-":
            continue
        if found["field"] is None:
            word = found["value"].replace('"', "")
            test = _contains(word)
            words.append((word, bool(found["not"])))
        else:
            test = _field_test(found, text, board, today=today, user=user)
            fields.append(_negated(test) if found["not"] else test)
        tests.append(_negated(test) if found["not"] else test)
        parts.append(found[0])
    return Filter(text.strip(), tuple(tests), tuple(words), tuple(fields), tuple(parts))


def word_test(words: str) -> Callable[[str], bool]:
    """Whether a text says these words, with accents only where they were typed so; a task's number only as a whole."""
    bare, exact = fold(words), fold_case(words)
    if _NUMBER.fullmatch(bare):
        whole = re.compile(rf"(?<![\w.]){re.escape(bare)}(?!\w|-\d)")
        return lambda text: bool(whole.search(fold(text)))
    if bare == exact:
        return lambda text: bare in fold(text)
    return lambda text: exact in fold_case(text)


def is_free_word(part: str) -> bool:
    """Whether a word of a filter is looked for as it stands: no field, no quotes, not negated."""
    found = WORD.fullmatch(part)
    return found is not None and found["field"] is None and not found["not"] and '"' not in part


def is_number(part: str) -> bool:
    """Whether a free word is a task's number."""
    return _NUMBER.fullmatch(fold(part)) is not None


def prepare(tasks: Iterable[TaskView]) -> None:
    """Get ready to look for words in these tasks: what else the first letter that is typed would wait for."""
    for task in tasks:
        searched.prepare(task.title)


def quoted(value: str) -> str:
    """A value as it must be written in a filter: in quotes where it holds blanks.

    >>> quoted("SNV"), quoted("Sở Nội vụ")
    ('SNV', '"Sở Nội vụ"')
    """
    value = value.replace('"', "")
    return f'"{value}"' if re.search(r"[\s,]", value) else value


def _field_test(found: re.Match[str], text: str, board: BoardView, *, today: date, user: str) -> Test:
    name = fold(found["field"]).replace("_", "-")
    field = FIELDS.get(name)
    if field is None:
        raise FilterError(
            text,
            found.start("field"),
            found.end("field"),
            kind="field",
            found=found["field"],
            expected="filter_fields",
        )
    values = alternatives(found["value"])
    try:
        tests = [make_test(field, value, board, today=today, user=user) for value in values]
    except Unknown as error:
        at = text.find(error.found, found.start("value"))
        start = at if at >= 0 else found.start("value")
        unclosed = found["value"].count('"') % 2 == 1
        raise FilterError(
            text,
            start,
            start + max(1, len(error.found)),
            kind="quote" if unclosed else error.kind,
            found=error.found,
            expected='"' if unclosed else error.expected,
        ) from None
    return tests[0] if len(tests) == 1 else _any_of(tests)


def alternatives(value: str) -> list[str]:
    """The parts of a value between commas that stand outside quotes; at least one."""
    parts = re.findall(r'(?:"[^"]*"?|[^,"])+', value)
    return [part.replace('"', "").strip() for part in parts] or [""]


def _contains(words: str) -> Test:
    bare = fold(words)
    return _numbered(bare) if _NUMBER.fullmatch(bare) else searched.saying(words)


def _numbered(number: str) -> Test:
    """A task's number finds that task, not every number that ends like it: "V.1" is neither IV.1 nor V.10."""
    plan, _slash, number = number.rpartition("/")
    is_named = searched.matching(rf"(?<![\w.]){re.escape(number)}(?!\w|-\d)")
    return lambda task: plan in ("", fold(task.plan)) and is_named(task)


def _negated(test: Test) -> Test:
    return lambda task: not test(task)


def _any_of(tests: Sequence[Test]) -> Callable[[TaskView], bool]:
    return lambda task: any(test(task) for test in tests)
