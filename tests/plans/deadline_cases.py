"""Cases of deadline words and their readings, from the TOML files beside this one."""

import tomllib
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

from plans.deadline import Deadline, read_deadline, read_deadlines
from plans.errors import DeadlineError

FOLDER = Path(__file__).parent / "deadlines"
_PLAIN = ("repeats", "waits_for", "approximate", "rule")


@dataclass(frozen=True)
class Case:
    """Words, the plan they stand in, and what their reading must say. Only what the case names is compared.

    `start` and `due` of "" mean that there is none; `windows` and `parts` are counts, `dues` and `periods` lists.
    """

    file: str
    words: str
    years: tuple[int, ...]
    issued: date | None
    expected: dict[str, Any]

    def differences(self) -> list[str]:
        """What the reading says otherwise than expected; empty when it is right."""
        try:
            whole = read_deadline(self.words, years=self.years, issued=self.issued)
            parts = read_deadlines(self.words, years=self.years, issued=self.issued)
        except DeadlineError as error:
            read = {"error": error.kind, "found": error.found}
        else:
            read = _described(whole, parts)
        return [
            f"{key}: {read.get(key)!r}, expected {value!r}"
            for key, value in self.expected.items()
            if read.get(key) != value
        ]


def load_cases(name: str) -> list[Case]:
    """All cases of a file in `tests/plans/deadlines`."""
    content = tomllib.loads((FOLDER / name).read_text(encoding="utf-8"))
    defaults = content.get("defaults", {})
    cases = []
    for entry in content["case"]:
        facts = defaults | entry
        expected = {key: value for key, value in facts.items() if key not in ("words", "years", "issued", "why")}
        words = facts["words"].removeprefix("\n")
        cases.append(Case(name, words, tuple(facts["years"]), facts.get("issued"), expected))
    return cases


def _described(whole: Deadline, parts: tuple[Deadline, ...]) -> dict[str, Any]:
    described: dict[str, Any] = {key: getattr(whole, key) for key in _PLAIN}
    return described | {
        "kind": whole.kind.value,
        "start": whole.start or "",
        "due": whole.due or "",
        "windows": len(whole.windows),
        "dues": [window.due or "" for window in whole.windows],
        "periods": [window.period or "" for window in whole.windows],
        "parts": len(parts),
        "part_words": [part.words for part in parts],
        "part_kinds": [part.kind.value for part in parts],
    }
