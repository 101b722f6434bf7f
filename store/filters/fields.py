"""The fields of the filter language and what their values mean. `store.filters.language` has the language itself."""

import difflib
import re
from collections.abc import Callable
from datetime import date, timedelta

from plans.vietnamese import fold, fold_case
from store.filters.days import days_named
from store.views import AgencyView, BoardView, TaskView
from store.words import Cause, Column, Timeliness

Test = Callable[[TaskView], bool]

_NAMES = {
    "lead": ("chủ-trì",),
    "with": ("phối-hợp",),
    "section": ("mục",),
    "due": ("hạn",),
    "column": ("cột",),
    "timeliness": ("tình-trạng",),
    "officer": ("chuyên-viên",),
    "plan": ("kế-hoạch",),
    "cause": ("nguyên-nhân",),
}
FIELDS = {fold(word): names[0] for english, names in _NAMES.items() for word in (english, *names)}
"""Every accepted spelling, folded -> the field's Vietnamese name."""

COLUMNS = {
    "chua thuc hien": Column.NOT_STARTED,
    "dang thuc hien": Column.IN_PROGRESS,
    "trinh ky": Column.IN_REVIEW,
    "hoan thanh": Column.DONE,
    "khong thuc hien": Column.DROPPED,
    "tam dung": Column.SUSPENDED,
    **{column.value.replace("_", " "): column for column in Column},
}
"""Every accepted name of a column, folded."""

TIMELINESS = {
    "dung han": (Timeliness.ON_TIME,),
    "hoan thanh dung han": (Timeliness.ON_TIME,),
    "hoan thanh qua han": (Timeliness.LATE,),
    "trong han": (Timeliness.IN_TIME, Timeliness.DUE_SOON),
    "in time": (Timeliness.IN_TIME, Timeliness.DUE_SOON),
    "not yet due": (Timeliness.IN_TIME, Timeliness.DUE_SOON),
    "sap den han": (Timeliness.DUE_SOON,),
    "qua han": (Timeliness.OVERDUE,),
    "thuong xuyen": (Timeliness.ONGOING,),
    "cho su kien": (Timeliness.WAITING,),
    "chua ro han": (Timeliness.UNDATED,),
    **{word.value.replace("_", " "): (word,) for word in Timeliness if word is not Timeliness.IN_TIME},
}
"""Every accepted name of a timeliness, folded."""

AWAITS_EVIDENCE = frozenset(("cho minh chung", "awaits evidence"))
"""Accepted beside the names of TIMELINESS: moved to done without evidence."""

NOBODY = frozenset(("", "chua co", "nobody"))
"""What stands for no officer, folded."""

CAUSES = {
    "cho van ban, y kien cap tren": Cause.AWAITS_SUPERIOR,
    "cho van ban cap tren": Cause.AWAITS_SUPERIOR,
    "cho y kien cap tren": Cause.AWAITS_SUPERIOR,
    "cho van ban/y kien cap tren": Cause.AWAITS_SUPERIOR,
    "cho cap tren": Cause.AWAITS_SUPERIOR,
    "cho van ban": Cause.AWAITS_SUPERIOR,
    "chua thong nhat y kien": Cause.NOT_AGREED,
    "chua thong nhat": Cause.NOT_AGREED,
    "thieu kinh phi": Cause.NO_MONEY,
    "thieu nhan luc": Cause.NO_PEOPLE,
    "khach quan": Cause.OUTSIDE,
    "chua trien khai": Cause.NOT_BEGUN,
    **{cause.value.replace("_", " "): cause for cause in Cause},
}
"""Every accepted name of a cause of delay, folded."""

NO_CAUSE = frozenset(("", "chua ro", "unknown"))
"""What stands for no cause, folded."""

_COMPARED = re.compile(r"\s*(<=|>=|[<>](?!=)|=)\s*(.+)", re.DOTALL)
MYSELF = frozenset(map(fold_case, ("tôi", "toi", "me")))
"""What a user calls themselves, as `fold_case` gives it: "Tới" is somebody's name."""


class Unknown(ValueError):
    """A value that means nothing in its field; `expected` as in `store.filters.language.FilterError`."""

    def __init__(self, kind: str, found: str, expected: str) -> None:
        super().__init__(found)
        self.kind = kind
        self.found = found
        self.expected = expected


def make_test(field: str, value: str, board: BoardView, *, today: date, user: str) -> Test:
    """The test for one value of a field (a Vietnamese name of FIELDS). Raises Unknown."""
    spoken = value.replace("-", " ").replace("_", " ")
    if field == "chủ-trì":
        return _leads(value, board)
    if field == "phối-hợp":
        return _partners(value, board)
    if field == "mục":
        return _section(value, board)
    if field == "hạn":
        return _due(value, board, today)
    if field == "cột":
        return _column(value, spoken)
    if field == "tình-trạng":
        return _timeliness(value, spoken)
    if field == "chuyên-viên":
        return _officer(value, spoken, user)
    if field == "nguyên-nhân":
        return _cause(value, spoken)
    return _plan(value, board)


def english_name(field: str) -> str:
    """The English twin of a Vietnamese name of FIELDS.

    >>> english_name("chủ-trì")
    'lead'
    """
    return next(english for english, names in _NAMES.items() if field in names)


def column_named(words: str) -> Column | None:
    """The column of this name in Vietnamese or English, with or without accents; None when there is none."""
    return COLUMNS.get(fold(words.replace("-", " ").replace("_", " ")))


def cause_named(words: str) -> Cause | None:
    """The cause of delay of this name in Vietnamese or English, with or without accents; None when there is none."""
    return CAUSES.get(fold(words.replace("-", " ").replace("_", " ")))


def agencies_named(words: str, agencies: dict[str, AgencyView]) -> frozenset[str]:
    """Keys of the agencies and groups that the words name: in full, by alias or abbreviation, else those that contain them."""
    bare = fold(words)
    exact = fold_case(words)
    typed_plain = bare == exact
    whole: set[str] = set()
    part: set[str] = set()
    for agency in agencies.values():
        for name in (agency.abbreviation, agency.name, *agency.aliases):
            compared = fold(name) if typed_plain else fold_case(name)
            sought = bare if typed_plain else exact
            if compared == sought:
                whole.add(agency.key)
            elif sought and sought in compared:
                part.add(agency.key)
    return frozenset(whole or part)


def _named(value: str, board: BoardView) -> frozenset[str]:
    keys = agencies_named(value, board.agencies)
    if not keys:
        names = {fold(name): agency.name for agency in board.agencies.values() for name in _all_names(agency)}
        near = difflib.get_close_matches(fold(value), list(names), n=1, cutoff=0.5)
        raise Unknown("agency", value, names[near[0]] if near else "")
    return keys


def _all_names(agency: AgencyView) -> tuple[str, ...]:
    return (agency.abbreviation, agency.name, *agency.aliases)


def _leads(value: str, board: BoardView) -> Test:
    """Named as lead, or owing as a member of a leading group: what an agency's own row counts."""
    keys = _named(value, board)
    return lambda task: not keys.isdisjoint(task.leads) or not keys.isdisjoint(task.owing)


def _partners(value: str, board: BoardView) -> Test:
    keys = _named(value, board)
    groups = {group.key for group in board.agencies.values() if group.members and not keys.isdisjoint(group.members)}
    return lambda task: not (keys | groups).isdisjoint(task.partners)


def _section(value: str, board: BoardView) -> Test:
    sections = [section for plan in board.plans for section in plan.sections]
    number = value.upper()
    numbers = {s.number for s in sections if s.number.upper() == number or s.number.upper().startswith(number + ".")}
    if not numbers:
        words = fold(value.replace("-", " "))
        numbers = {s.number for s in sections if words and words in fold(s.title)}
    if not numbers:
        raise Unknown("section", value, ", ".join(dict.fromkeys(s.number for s in sections)))
    return lambda task: task.section in numbers


def _column(value: str, spoken: str) -> Test:
    column = COLUMNS.get(fold(spoken))
    if column is None:
        raise Unknown("column", value, "filter_columns")
    return lambda task: task.column is column


def _timeliness(value: str, spoken: str) -> Test:
    if fold(spoken) in AWAITS_EVIDENCE:
        return lambda task: task.no_evidence
    wanted = TIMELINESS.get(fold(spoken))
    if wanted is None:
        raise Unknown("timeliness", value, "filter_timeliness")
    return lambda task: task.timeliness in wanted


def _officer(value: str, spoken: str, user: str) -> Test:
    name = fold(value)
    if fold_case(value) in MYSELF:
        name = fold(user)
        return lambda task: fold(task.officer) == name
    if fold(spoken) in NOBODY:
        return lambda task: not task.officer
    return lambda task: name in fold(task.officer)


def _cause(value: str, spoken: str) -> Test:
    if fold(spoken) in NO_CAUSE:
        return lambda task: not task.cause
    cause = cause_named(spoken)
    if cause is None:
        raise Unknown("cause", value, "filter_causes")
    return lambda task: task.cause == cause


def _plan(value: str, board: BoardView) -> Test:
    wanted = fold(value)
    keys = {
        plan.key for plan in board.plans if wanted in (fold(plan.key), fold(plan.number)) or wanted in fold(plan.title)
    }
    if not keys:
        raise Unknown("plan", value, ", ".join(plan.key for plan in board.plans))
    return lambda task: task.plan in keys


def _due(value: str, board: BoardView, today: date) -> Test:
    compared = _COMPARED.fullmatch(value)
    first, last = due_window(compared[2] if compared else value, board, today)
    sign = compared[1] if compared else "="
    bounds = {
        "=": (first, last),
        "<": (date.min, first - timedelta(days=1)),
        "<=": (date.min, last),
        ">": (last + timedelta(days=1), date.max),
        ">=": (first, date.max),
    }
    low, high = bounds[sign]
    return lambda task: any(mark.due is not None and low <= mark.due <= high for mark in task.marks)


def due_window(value: str, board: BoardView, today: date) -> tuple[date, date]:
    """The first and last day that the words of a `hạn:` mean; see `store.filters.days`.

    Raises:
        Unknown: the words name no day or period.
    """
    years = sorted({year for plan in board.plans for year in plan.years}) or [today.year]
    found = days_named(value, years=years, today=today)
    if found is None:
        raise Unknown("due", value, "filter_days")
    return found
