"""What can be wrong with a signed plan or its words. Errors carry facts; `board.wording` makes the sentences."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Problem:
    """One mistake: where it stands, what was found there, and what would be accepted.

    `where` is a file with line and key ("2026.toml:12: task.deadline") or, for words that come from no file, the words'
    own name ("hạn", "số văn bản"). `kind` names the rule, for the wording in the reader's language.
    """

    where: str
    kind: str
    found: str
    expected: str


class PlansError(Exception):
    """Anything that `plans` refuses."""


class PlanFileError(PlansError):
    """A plan file that cannot be taken. Holds every mistake of content; of broken TOML syntax the first."""

    def __init__(self, problems: tuple[Problem, ...]) -> None:
        super().__init__("; ".join(f"{p.where}: {p.found} (expected {p.expected})" for p in problems))
        self.problems = problems


class DeadlineError(PlansError):
    """Words that speak of a day or a period which does not exist ("quý V", "31/4/2022").

    `words` as they were given, `found` the part that cannot be, `kind` one of "quarter", "month", "day", "year",
    "backwards" (a span that ends before it begins).
    """

    def __init__(self, words: str, found: str, kind: str) -> None:
        super().__init__(f"{found!r} in {words!r}: no such {kind}")
        self.words = words
        self.found = found
        self.kind = kind
