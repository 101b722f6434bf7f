"""A doubt about a plan, and how its place is named."""

from dataclasses import dataclass

from plans.plan import Plan, Task


@dataclass(frozen=True, slots=True)
class Doubt:
    """One thing to look at.

    `where` is "2026.toml:12: III.2.lead" or, without a file, "2026/III.2: lead"; of what concerns no row the plan and the
    place in the document ("2026: Phụ lục, mục I"). `kind` is one of

    * "lost" (`found`: the cell), "lost_part" (`found`: what was lost and how that is known)
    * "numbers_missing" (`found`: "II.1–II.4"), "sections_missing" (`found`: "I"): right before this row
    * "same_text" (`found`: the row that has it first)
    * "deadline_unreadable", "deadline_approximate", "deadline_missing" (`found`: the words)
    * "due_before_signing" (`found`: the day, ISO)
    * "due_day_off" (`found`: the day, ISO; `detail`: "saturday", "sunday" or the holiday's name)
    * "occurrences_day_off": the same for what recurs (`found`: the days; `detail`: what each is; both joined by ", ")
    * "year_end_pile_up" (`found`: who leads; `detail`: the rows)
    * "lead_missing", "lead_unclear", "agency_unknown" (`found`: the part that nobody knows; `detail`: the nearest name)
    * "agency_not_then" (`found`: an agency that did not exist in the plan's first year; `detail`: its successor)
    * "lead_coordinates" (`found`: the words for it)
    * "typing" (`found`: the words; `detail`: what is meant, "" where nobody can tell)
    """

    where: str
    kind: str
    found: str
    detail: str = ""


@dataclass(frozen=True, slots=True)
class Place:
    """Where a row stands: in the file `name` by line, or without a file by its key."""

    plan: Plan
    task: Task
    name: str

    def of(self, cell: str) -> str:
        """The place of one cell of the row."""
        if self.name and self.task.line:
            return f"{self.name}:{self.task.line}: {self.task.number}.{cell}"
        return f"{self.plan.key}/{self.task.number}: {cell}"
