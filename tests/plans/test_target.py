"""What a clause asks for is read into numbers, and its words stay beside them."""

import unicodedata
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from plans.shipped import shipped_plans
from plans.target import Change, Comparator, Quantity, Target, read_number, read_quantity, read_targets
from plans.vietnamese import clean
from tests.plans.target_cases import Case, load_cases

FILES = ("plan-2022.toml", "scheme-2016-2017.toml", "other-plans.toml")
CASES = [case for file in FILES for case in load_cases(file)]
CLAUSES = [clause for plan in shipped_plans() for clause in plan.clauses if clause.kind == "target"]


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.name[:60])
def test_every_number_is_read_with_what_it_stands_for(case: Case) -> None:
    """Name, comparator, value, unit, level, year: what the secretariat measures against, for a year."""
    assert case.differences() == []


def test_no_target_of_either_plan_is_left_out_of_the_cases() -> None:
    """A clause added to a shipped plan must be read by a person once."""
    read = [case.name for file in FILES[:2] for case in load_cases(file)]

    assert sorted(read) == sorted(
        f"{plan.key}/{clause.number}" for plan in shipped_plans() for clause in plan.clauses if clause.kind == "target"
    )


def test_the_words_of_a_reading_are_the_documents_own() -> None:
    """A reading can be compared with the paper, word for word."""
    for clause in CLAUSES:
        for target in read_targets(clause.words):
            assert target.words in clean(clause.words)


@given(st.text(st.characters(exclude_categories=("Cs",)), max_size=200))
def test_no_text_raises(words: str) -> None:
    """Clauses come from files that anybody wrote."""
    read_targets(words, years=(2022,))


@given(st.lists(st.sampled_from(sorted({word for clause in CLAUSES for word in clause.words.split()})), max_size=30))
def test_no_jumble_of_a_plans_own_words_raises(several: list[str]) -> None:
    """Numbers, units, levels and years in orders that nobody has thought of."""
    words = " ".join(several)

    assert all(target.value >= 0 and target.part_of != place for place, target in enumerate(read_targets(words), 1))


@pytest.mark.parametrize("clause", CLAUSES, ids=lambda clause: clause.number)
def test_reading_is_the_same_in_both_unicode_forms_and_with_other_blanks(clause: Case) -> None:
    """A plan typed on another machine is the same plan."""
    written_otherwise = unicodedata.normalize("NFD", clause.words).replace(" ", "  ")

    assert read_targets(written_otherwise) == read_targets(clause.words)


@pytest.mark.parametrize(
    ("text", "number"),
    [("2,5", "2.5"), ("05", "5"), ("1.250", "1250"), ("1.250.000,75", "1250000.75"), ("2.5", "2.5"), ("-3", "-3")],
)
def test_numbers_are_read_as_vietnamese_write_them(text: str, number: str) -> None:
    """A comma before the fraction, points between thousands."""
    assert read_number(text) == Decimal(number)


@pytest.mark.parametrize("text", ["", "năm", "1,2,3", "1.25.000", "22/6", "12a", "--1", "1e5", "NaN"])
def test_what_is_no_number_is_none(text: str) -> None:
    """A measurement that cannot be read is refused, never guessed."""
    assert read_number(text) is None


def test_a_quantity_may_say_its_unit() -> None:
    """A reduction can be reported in percent or in heads."""
    assert read_quantity("42 %") == Quantity(Decimal(42), "%")
    assert read_quantity("40 biên chế") == Quantity(Decimal(40), "biên chế")
    assert read_quantity("2 Đợt / năm") == Quantity(Decimal(2), "đợt/năm")
    assert read_quantity("42") == Quantity(Decimal(42), "")
    assert read_quantity("nhiều") is None


def target(comparator: Comparator, value: int, *, upper: int | None = None) -> Target:
    """A target of so many percent."""
    return Target("", "", comparator, Decimal(value), "%", upper=None if upper is None else Decimal(upper))


@pytest.mark.parametrize(
    ("comparator", "measured", "gap", "reached"),
    [
        (Comparator.AT_LEAST, 42, 18, False),
        (Comparator.AT_LEAST, 60, 0, True),
        (Comparator.REACH, 75, 0, True),
        (Comparator.MORE_THAN, 60, 0, False),
        (Comparator.ABOUT, 55, 5, False),
        (Comparator.AT_MOST, 61, 1, False),
        (Comparator.AT_MOST, 59, 0, True),
        (Comparator.LESS_THAN, 60, 0, False),
        (Comparator.BETWEEN, 60, 0, True),
    ],
)
def test_the_gap_is_what_is_missing_to_the_number_asked(
    comparator: Comparator, measured: int, gap: int, *, reached: bool
) -> None:
    """Of what must not be exceeded it is what is too much; nothing is missing once it is reached."""
    asked = target(comparator, 60, upper=70 if comparator is Comparator.BETWEEN else None)
    found = Quantity(Decimal(measured), "%")

    assert asked.gap(found) == gap
    assert asked.reached(found) is reached


def test_a_reduction_is_measured_in_either_of_its_units() -> None:
    """“Giảm tối thiểu 2,5% biên chế công chức (51 biên chế)”: a report counts heads."""
    reduction = read_targets("Giảm tối thiểu 2,5% biên chế công chức (51 biên chế) so với năm 2021.", years=(2022,))[0]

    assert reduction.change is Change.DECREASE
    assert reduction.gap(Quantity(Decimal(40), "biên chế")) == 11
    assert reduction.gap(Quantity(Decimal(2), "%")) == Decimal("0.5")
    assert reduction.gap(Quantity(Decimal(2), "người")) is None
    assert not reduction.reached(Quantity(Decimal(99), "người"))
