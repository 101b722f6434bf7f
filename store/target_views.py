"""Targets and what was measured of them, as frozen values. No database library is imported here."""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from plans.target_value import Quantity, Target


@dataclass(frozen=True, slots=True)
class MeasurementView:
    """What a target's number was on a day; `document` is the number of the paper that says so, "" where there is none."""

    id: int
    measured_on: date
    quantity: Quantity
    document: str
    note: str


@dataclass(frozen=True, slots=True)
class TargetView:
    """One number that a clause of a plan asks for, beside the clause's words; a clause that asks for none has one view too.

    * `clause` is the clause's number as printed ("I.2.e"), `words` all its words, `place` where it stands.
    * `number` counts the targets of a clause from 1; it is 0, and `target` None, where the clause asks for no number.
    * `of` is how many numbers the clause asks for. `task` is the key of the task that tracks it.
    * `measurements` are in the order of their days.
    """

    plan: str
    clause: str
    number: int
    of: int
    words: str
    place: str
    task: str | None
    target: Target | None
    measurements: tuple[MeasurementView, ...] = ()

    @property
    def key(self) -> str:
        """What names it: "2022/I.2.k", and where its clause asks for several numbers "2022/I.2.e#2"."""
        return f"{self.plan}/{self.clause}" + (f"#{self.number}" if self.of > 1 else "")

    @property
    def last(self) -> MeasurementView | None:
        """The latest measurement."""
        return self.measurements[-1] if self.measurements else None

    @property
    def gap(self) -> Decimal | None:
        """How much is missing at the last measurement, 0 where nothing is; None while nothing was measured."""
        return self.target.gap(self.last.quantity) if self.target and self.last else None

    @property
    def reached(self) -> bool | None:
        """Whether the last measurement is what was asked; None while nothing was measured."""
        return self.target.reached(self.last.quantity) if self.target and self.last else None
