"""Deadline words are read as a careful secretary reads them: to the day, by a named rule, and never by guessing."""

from datetime import date
from pathlib import Path

import pytest

from plans.deadline import RULES, DeadlineKind, read_deadline, read_deadlines
from plans.deadline_words import VOCABULARY
from plans.errors import DeadlineError
from tests.plans.deadline_cases import FOLDER, Case, load_cases

CASES = [case for file in sorted(FOLDER.glob("*.toml")) for case in load_cases(file.name)]


@pytest.mark.parametrize("case", CASES, ids=lambda case: f"{Path(case.file).stem}: {case.words[:60]}")
def test_words_are_read_as_the_case_says(case: Case) -> None:
    """Both documents and many other ways of saying when. Adding a case is adding an entry to a TOML file."""
    assert case.differences() == []


def test_every_rule_is_explained_and_every_explanation_is_used() -> None:
    """A reading stands beside the words with its rule; a rule that nobody can explain, or that reads nothing, is a mistake."""
    used = {"no-words"}
    for case in CASES:
        if "error" not in case.expected:
            whole = read_deadline(case.words, years=case.years, issued=case.issued)
            parts = read_deadlines(case.words, years=case.years, issued=case.issued)
            used |= {deadline.rule for deadline in (whole, *parts)}
    used.add(read_deadline("Quý II", years=[]).rule)

    assert used == set(RULES)


@pytest.mark.parametrize("words", ["", "  ", "\n", "-", "…", "./."])
def test_no_words_are_no_deadline(words: str) -> None:
    """A task that only says who leads has no deadline; calling it ongoing would be invented."""
    assert read_deadline(words, years=[2016]).kind is DeadlineKind.NONE


def test_an_error_carries_the_words_and_the_part_that_cannot_be() -> None:
    """The person is told which part of the cell is wrong, not only that something is."""
    with pytest.raises(DeadlineError) as raised:
        read_deadline("Hoàn thành trước ngày 31/4/2022.", years=[2022])

    assert raised.value.words == "Hoàn thành trước ngày 31/4/2022."
    assert (raised.value.kind, raised.value.found) == ("day", "31/4/2022")


def test_the_words_are_kept_to_the_letter() -> None:
    """The reading stands beside the words and never replaces them, whatever blanks and marks they hold."""
    words = "  - Qúy  I/2022 ;\n"

    assert read_deadline(words, years=[2022]).words == words


def test_a_recurring_deadline_has_a_window_for_each_period_of_the_years_of_the_plan() -> None:
    """Each occurrence is owed by itself and is late by itself."""
    deadline = read_deadline("Trước ngày 25 hàng tháng", years=[2016, 2017])

    assert len(deadline.windows) == 24
    assert deadline.windows[1].period == "2016-02"
    assert (deadline.windows[1].start, deadline.windows[1].due) == (date(2016, 2, 1), date(2016, 2, 25))


def test_a_day_that_a_month_does_not_have_is_its_last_day_when_it_recurs() -> None:
    """So "trước ngày 30 hàng tháng" holds in February too."""
    deadline = read_deadline("Trước ngày 30 hàng tháng", years=[2022])

    assert deadline.windows[1].due == date(2022, 2, 28)


def test_weeks_are_named_as_the_calendar_names_them_and_cut_to_the_plan() -> None:
    """ISO weeks begin on Monday; the last one of 2022 would end in 2023."""
    deadline = read_deadline("Hàng tuần", years=[2022])

    assert (deadline.windows[0].period, deadline.windows[0].start) == ("2022-W01", date(2022, 1, 3))
    assert (deadline.windows[-1].period, deadline.due) == ("2022-W52", date(2022, 12, 31))


def test_four_reports_a_year_are_four_and_not_eight() -> None:
    """The 6-month, 9-month and annual reports take the place of those of quarters II, III and IV."""
    deadline = read_deadline("định kỳ hàng quí, 6 tháng, 9 tháng và năm", years=[2016])

    assert [window.period for window in deadline.windows] == ["2016-Q1", "2016-H1", "2016-9M", "2016"]
    assert deadline.repeats == "quarterly+half_yearly+nine_monthly+yearly"


def test_an_approximate_window_opens_no_earlier_than_the_signing() -> None:
    """Nobody can begin before the plan was signed; an exact window stays as it was written."""
    issued = date(2016, 1, 15)

    assert read_deadline("trong đầu năm 2016", years=[2016], issued=issued).start == issued
    assert read_deadline("Quý I/2016", years=[2016], issued=issued).start == date(2016, 1, 1)


def test_a_due_day_before_the_signing_is_left_where_it_is() -> None:
    """It is flagged elsewhere and never moved."""
    assert read_deadline("Quý IV/2021", years=[2022], issued=date(2022, 3, 1)).due == date(2021, 12, 31)


def test_a_period_without_a_year_is_the_first_of_the_plan_that_is_not_past() -> None:
    """With several years to choose from the reading says that it is approximate."""
    deadline = read_deadline("Quý I", years=[2016, 2017], issued=date(2016, 5, 2))

    assert deadline.due == date(2017, 3, 31)
    assert deadline.approximate
    assert not read_deadline("Quý I", years=[2016]).approximate


def test_the_29th_of_february_needs_a_leap_year() -> None:
    """Without a year in the words the plan's year decides."""
    assert read_deadline("29/2", years=[2024]).due == date(2024, 2, 29)
    with pytest.raises(DeadlineError):
        read_deadline("29/2", years=[2022])


def test_a_very_long_cell_stays_unreadable() -> None:
    """Deadline words are short; a cell of many pages is none and must not keep the program busy."""
    assert read_deadline("Quý I/2022; " * 1000, years=[2022]).kind is DeadlineKind.UNREADABLE


def test_every_entry_of_the_vocabulary_stands_under_one_sense() -> None:
    """The table is what people add words to: an entry that is there twice would be read by the place it happens to have."""
    entries = [entry for words in VOCABULARY.values() for entry in words.split(", ")]

    assert sorted({entry for entry in entries if entries.count(entry) > 1}) == []
