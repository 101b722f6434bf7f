"""Cases of target clauses and their readings, from the TOML files in `tests/plans/targets`."""

import tomllib
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from plans.shipped import shipped_plans
from plans.target import Quantity, Target, read_targets

FOLDER = Path(__file__).parent / "targets"


@dataclass(frozen=True)
class Case:
    """A clause, the years of its plan, and what each of its targets must say. Only what the case names is compared.

    A clause of a shipped plan is named by its number. Numbers with a comma stand in quotes; `year` and `part_of` 0 = none.
    """

    name: str
    words: str
    years: tuple[int, ...]
    expected: tuple[dict[str, Any], ...]

    def differences(self) -> list[str]:
        """What the reading says otherwise than expected; empty when it is right."""
        read = read_targets(self.words, years=self.years)
        if len(read) != len(self.expected):
            return [f"{len(read)} targets, expected {len(self.expected)}: {[target.name for target in read]}"]
        return [
            f"#{place} {key}: {told[key]!r}, expected {value!r}"
            for place, (target, expected) in enumerate(zip(read, self.expected, strict=True), start=1)
            for told in [_told(target)]
            for key, value in (expected | {"value": number(expected["value"])}).items()
            if told[key] != value
        ]


def load_cases(name: str) -> list[Case]:
    """All cases of a file."""
    content = tomllib.loads((FOLDER / name).read_text(encoding="utf-8"))
    defaults = content.get("defaults", {})
    return [_case(defaults | entry) for entry in content["case"]]


def _case(facts: dict[str, Any]) -> Case:
    if "clause" in facts:
        words, years = _clauses()[facts["plan"], facts["clause"]]
        return Case(f"{facts['plan']}/{facts['clause']}", words, years, tuple(facts["targets"]))
    return Case(facts["words"], facts["words"], tuple(facts["years"]), tuple(facts["targets"]))


@cache
def _clauses() -> dict[tuple[str, str], tuple[str, tuple[int, ...]]]:
    return {
        (plan.key, clause.number): (clause.words, plan.years)
        for plan in shipped_plans()
        for clause in plan.clauses
        if clause.kind == "target"
    }


def _told(target: Target) -> dict[str, Any]:
    return {
        "name": target.name,
        "comparator": target.comparator.value,
        "value": number(str(target.value)),
        "unit": target.unit,
        "upper": "" if target.upper is None else number(str(target.upper)),
        "change": target.change.value,
        "also": _said(target.also),
        "base": target.base,
        "scopes": list(target.scopes),
        "when": target.when,
        "year": target.year or 0,
        "part_of": target.part_of or 0,
    }


def _said(quantity: Quantity | None) -> str:
    return f"{number(str(quantity.value))} {quantity.unit}" if quantity else ""


def number(value: str | int) -> str:
    """A number as the files write it: "2,5", "5"."""
    return str(value).replace(".", ",")
