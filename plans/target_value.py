"""A target as a value: what is measured, how it compares, the number asked, and the words that it was read from."""

from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum


class Comparator(StrEnum):
    """How a measured number must stand to the number asked."""

    AT_LEAST = "at_least"
    MORE_THAN = "more_than"
    REACH = "reach"
    ABOUT = "about"
    BETWEEN = "between"
    AT_MOST = "at_most"
    LESS_THAN = "less_than"


class Change(StrEnum):
    """Whether the number asked is a level, or by how much a level is to rise or fall."""

    LEVEL = "level"
    INCREASE = "increase"
    DECREASE = "decrease"


def with_unit(number: str, unit: str) -> str:
    """A number and its unit as the signed plans write them: a per cent sign stands close.

    >>> with_unit("92,5", "%"), with_unit("51", "biên chế"), with_unit("7", "")
    ('92,5%', '51 biên chế', '7')
    """
    return f"{number}{'' if unit.startswith('%') else ' '}{unit}".rstrip()


@dataclass(frozen=True, slots=True)
class Quantity:
    """A number with its unit: 51 "biên chế", 2 "đợt/năm", 50 "%"."""

    value: Decimal
    unit: str


@dataclass(frozen=True, slots=True)
class Target:
    """One number to reach.

    * `words`: the part of the clause that it was read from, verbatim but for white space. Parallel targets share it.
    * `name`: what is measured, in the clause's own words without the number; `scopes`: levels of government ("cấp tỉnh").
    * `upper`: the other end of a range ("từ 20 đến 30%"), None for a single number.
    * `also`: the same target in another unit ("2,5% … (51 biên chế)"); `base`: with what it compares ("so với năm 2021").
    * `year`: the year in which it is to be reached, None where a plan of several years names none; `when`: words for it.
    * `part_of`: the number, in the same clause, of the target of which this one is a share ("30% trong số đó").
    """

    words: str
    name: str
    comparator: Comparator
    value: Decimal
    unit: str
    upper: Decimal | None = None
    change: Change = Change.LEVEL
    also: Quantity | None = None
    base: str = ""
    scopes: tuple[str, ...] = ()
    when: str = ""
    year: int | None = None
    part_of: int | None = None

    def asked(self, unit: str = "") -> Quantity | None:
        """The number asked, in `unit` ("" = the target's own); None where it is not asked in that unit."""
        if unit in ("", self.unit):
            return Quantity(self.value, self.unit)
        return self.also if self.also and self.also.unit == unit else None

    def gap(self, measured: Quantity) -> Decimal | None:
        """How far the measured number is from the number asked, 0 where that is reached; None in another unit.

        Of "at most" it is by how much there is too much. "More than" is taken like "at least": it ends at the number.

        >>> Target("", "", Comparator.AT_LEAST, Decimal(60), "%").gap(Quantity(Decimal(42), "%"))
        Decimal('18')
        """
        asked = self.asked(measured.unit)
        if asked is None:
            return None
        if self.comparator in (Comparator.AT_MOST, Comparator.LESS_THAN):
            return max(Decimal(0), measured.value - asked.value)
        return max(Decimal(0), asked.value - measured.value)

    def reached(self, measured: Quantity) -> bool:
        """Whether the measured number is what was asked; never in another unit."""
        asked = self.asked(measured.unit)
        if asked is None:
            return False
        if self.comparator is Comparator.MORE_THAN:
            return measured.value > asked.value
        if self.comparator is Comparator.LESS_THAN:
            return measured.value < asked.value
        return self.gap(measured) == 0
