"""Measuring a target: what its number was on a day, with the paper that says so."""

from decimal import Decimal
from difflib import get_close_matches

from sqlalchemy import select
from sqlmodel import col

from plans.plan import ClauseKind
from plans.target import Target, read_targets
from plans.vietnamese import clean
from store.changes.overwriting import refuse_replacing
from store.changes.texts import document_number, lines
from store.changes.work import Work, stored
from store.errors import AlreadyThere, TargetUnclear, UnknownTarget, WrongValue
from store.history.field_words import day_text
from store.tables import ClauseRow, MeasurementRow, PlanRow
from store.things_seen import measurement_field, measurement_text, thing_of
from store.wishes import MeasureTarget

MOST = Decimal(10) ** 15
"""No number of a plan is larger; one that is was mistyped."""


def measure_target(work: Work, wish: MeasureTarget) -> None:
    """Record a measurement; one of the same day in the same unit is corrected, and the old one kept in history.

    Raises:
        UnknownTarget: no clause has this key, or it has no such number. TargetUnclear: it asks for several, none is named.
        WrongValue: the unit is not the target's, the day is later than today, or a text is unsound.
        AlreadyThere: exactly this is recorded. Conflicting: somebody else has recorded another since the target was seen.
    """
    clause, number, target = _find(work, clean(wish.key))
    if wish.measured_on > work.today:
        raise WrongValue("date", day_text(wish.measured_on), "not_after_today")
    measured = MeasurementRow(
        clause_id=stored(clause),
        number=number,
        measured_on=wish.measured_on,
        value=_value(wish.value),
        unit=_unit(target, wish.unit),
        source=document_number(wish.document),
        note=lines("note", wish.note),
    )
    there = _same_day(work, measured)
    if there is not None:
        if (there.value, there.source, there.note) == (measured.value, measured.source, measured.note):
            raise AlreadyThere(wish.key, f"{measured.value} {measured.unit} {day_text(measured.measured_on)}")
        field = measurement_field(there.measured_on, there.unit)
        now, mine = (measurement_text(one.value, one.source, one.note) for one in (there, measured))
        refuse_replacing(work, thing_of(wish), there, wish.seen, {field: (now, mine)}, {field: ()})
        work.record.delete(there, task=None)
    work.record.insert(measured, task=None)


def _find(work: Work, key: str) -> tuple[ClauseRow, int, Target]:
    named, numbered, counted = key.partition("#")
    plan, clause = _clause(work, named)
    targets = read_targets(clause.words, years=plan.years)
    if not targets:
        raise WrongValue("target", key, "target_with_number")
    if not numbered and len(targets) > 1:
        asked = tuple((number, target.name, target.scopes) for number, target in enumerate(targets, start=1))
        raise TargetUnclear(f"{plan.key}/{clause.number}", asked)
    number = 1 if not numbered else int(counted) if counted.isascii() and counted.isdigit() and len(counted) < 4 else 0
    if not 1 <= number <= len(targets):
        near = [f"{plan.key}/{clause.number}#{place}" for place in range(1, len(targets) + 1)]
        raise UnknownTarget(key, tuple(near))
    return clause, number, targets[number - 1]


def _clause(work: Work, key: str) -> tuple[PlanRow, ClauseRow]:
    """The target clause of a key, capitals or not."""
    rows = work.session.execute(
        select(PlanRow, ClauseRow)
        .join(ClauseRow, col(ClauseRow.plan_id) == col(PlanRow.id))
        .where(col(ClauseRow.kind) == ClauseKind.TARGET.value)
        .order_by(col(ClauseRow.id))
    ).all()
    by_key = {f"{plan.key}/{clause.number}": (plan, clause) for plan, clause in rows}
    if key in by_key:
        return by_key[key]
    same = [known for known in by_key if known.casefold() == key.casefold()]
    if len(same) == 1:
        return by_key[same[0]]
    raise UnknownTarget(key, tuple(get_close_matches(key, by_key, n=3)))


def _value(value: Decimal) -> str:
    if not value.is_finite() or abs(value) > MOST:
        raise WrongValue("value", str(value), "number")
    return format(value.normalize() + 0, "f")


def _unit(target: Target, unit: str) -> str:
    """The unit measured in: one of those in which the target is asked; its own where none is named."""
    unit = clean(unit)
    asked = target.asked(unit)
    if asked is None:
        known = [target.unit, *([target.also.unit] if target.also else [])]
        raise WrongValue("unit", unit, ", ".join(known))
    return asked.unit


def _same_day(work: Work, measured: MeasurementRow) -> MeasurementRow | None:
    return (
        work.session.execute(
            select(MeasurementRow).where(
                col(MeasurementRow.clause_id) == measured.clause_id,
                col(MeasurementRow.number) == measured.number,
                col(MeasurementRow.unit) == measured.unit,
                col(MeasurementRow.measured_on) == measured.measured_on,
            )
        )
        .scalars()
        .first()
    )
