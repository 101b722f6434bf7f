"""What holds for all deadline words, also those that nobody has written yet."""

import unicodedata
from datetime import date

from hypothesis import given, settings
from hypothesis import strategies as st

from plans.deadline import RULES, Deadline, DeadlineKind, read_deadline, read_deadlines
from plans.deadline_words import VOCABULARY
from plans.errors import DeadlineError

WORDS = sorted(entry for words in VOCABULARY.values() for entry in words.split(", "))
PIECES = [
    *(
        "2022",
        "2023",
        "năm 2022",
        "I",
        "II",
        "IV",
        "V",
        "1",
        "3",
        "6",
        "12",
        "15",
        "20",
        "31",
        "0",
        "13",
        "99999999999",
    ),
    *("15/6", "31/4", "29/2", "30/6/2022", "12/2022", "05-07-2022", "6/22", "17h00", "20%", "2942/QĐ-UBND", "T6/2022"),
    *(
        ",",
        ";",
        ".",
        ":",
        "-",
        "–",
        "/",
        "(",
        ")",
        "+",
        "\n",
        "\n- ",
        "1.",
        "Bộ Nội vụ",
        "tỉnh",
        "quý I/2022",
        "quí II",
    ),
]
PHRASES = st.lists(st.sampled_from(WORDS) | st.sampled_from(PIECES), max_size=9).map(" ".join)
ANY_WORDS = PHRASES | st.text(max_size=60)
PLANS = st.sampled_from(
    [
        ((2022,), date(2021, 12, 23)),
        ((2016, 2017), date(2016, 1, 15)),
        ((2024,), None),
        ((), None),
        ((2025, 2021), None),
    ]
)
Plan = tuple[tuple[int, ...], date | None]


def read_or_refused(words: str, plan: Plan) -> tuple[Deadline, ...] | str:
    """The parts and the whole, or the kind of the error."""
    try:
        parts = read_deadlines(words, years=plan[0], issued=plan[1])
        return (*parts, read_deadline(words, years=plan[0], issued=plan[1]))
    except DeadlineError as error:
        return error.kind


def without_words(read: tuple[Deadline, ...] | str) -> object:
    """A reading without the words themselves, to compare readings of words that are only written otherwise."""
    if isinstance(read, str):
        return read
    return [(one.kind, one.windows, one.repeats, one.waits_for is None, one.approximate, one.rule) for one in read]


@settings(max_examples=400, deadline=None)
@given(ANY_WORDS, PLANS)
def test_reading_raises_nothing_but_deadline_errors(words: str, plan: Plan) -> None:
    """A cell of a stranger's plan can hold anything."""
    read = read_or_refused(words, plan)

    assert read in ("quarter", "month", "day", "year", "backwards") if isinstance(read, str) else len(read) > 1


@settings(max_examples=400, deadline=None)
@given(PHRASES, PLANS)
def test_no_window_ends_before_it_begins_and_windows_stand_in_order(words: str, plan: Plan) -> None:
    """Everything that counts days relies on it."""
    read = read_or_refused(words, plan)

    for deadline in read if isinstance(read, tuple) else ():
        dues = [window.due or date.max for window in deadline.windows]
        assert all(
            window.start is None or window.due is None or window.start <= window.due for window in deadline.windows
        )
        assert dues == sorted(dues)
        assert deadline.rule in RULES


@settings(max_examples=400, deadline=None)
@given(PHRASES, PLANS)
def test_what_waits_or_goes_on_has_no_due_day(words: str, plan: Plan) -> None:
    """No day is invented for an event, and what goes on all the time is never late."""
    read = read_or_refused(words, plan)

    for deadline in read if isinstance(read, tuple) else ():
        if deadline.kind in (
            DeadlineKind.ONGOING,
            DeadlineKind.CONDITIONAL,
            DeadlineKind.UNREADABLE,
            DeadlineKind.NONE,
        ):
            assert deadline.due is None
        assert (deadline.kind is DeadlineKind.RECURRING) <= (deadline.repeats is not None)
        assert (deadline.kind is DeadlineKind.CONDITIONAL) <= (deadline.waits_for is not None)


@settings(max_examples=300, deadline=None)
@given(PHRASES, PLANS)
def test_unicode_form_case_and_blanks_make_no_difference(words: str, plan: Plan) -> None:
    """Word processors write NFC or NFD, capitals in headings, and blanks that do not break."""
    read = without_words(read_or_refused(words, plan))

    for other in (
        unicodedata.normalize("NFD", words),
        unicodedata.normalize("NFC", words),
        words.upper(),
        words.replace(" ", " \u00a0 "),
        f"  {words} ",
    ):
        assert without_words(read_or_refused(other, plan)) == read


@settings(max_examples=200, deadline=None)
@given(st.sampled_from(["quý", "quí", "qúy", "qúi", "Quý", "QÚY"]), st.sampled_from(["I", "II", "3", "iv"]))
def test_both_places_of_the_tone_mark_and_both_spellings_read_alike(quarter: str, number: str) -> None:
    """The 2022 plan writes Quý, Quí and Qúy on one page."""
    expected = read_deadline(f"quý {number}/2022", years=[2022])

    assert read_deadline(f"{quarter} {number}/2022", years=[2022]).windows == expected.windows
