"""What a deadline reads as: words, windows and the rule that was used, as values."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum


class DeadlineKind(StrEnum):
    """What kind of words a deadline is written in."""

    DATE = "date"
    MONTH = "month"
    QUARTER = "quarter"
    HALF_YEAR = "half_year"
    YEAR = "year"
    SPAN = "span"
    WINDOWS = "windows"
    RECURRING = "recurring"
    ONGOING = "ongoing"
    CONDITIONAL = "conditional"
    UNREADABLE = "unreadable"
    NONE = "none"


@dataclass(frozen=True, slots=True)
class Window:
    """A stretch of days; `due` is the last day on which the work is still on time.

    `period` names the occurrence of a recurring deadline ("2022-03", "2022-Q1", "2022-H1", "2022-9M", "2022",
    "2022-W07"), else None. `start` may be None (due "before" a day), `due` may be None (open end).
    """

    start: date | None
    due: date | None
    period: str | None = None


@dataclass(frozen=True, slots=True)
class Deadline:
    """Deadline words and how they were read.

    * `windows`: one for a simple deadline; several for "Quý I và quý III" or a recurring one (one per period in the
      plan's years); none when nothing dated was said (ongoing, conditional, unreadable, none).
    * `repeats`: weekly, monthly, quarterly, half_yearly, nine_monthly, yearly, N_a_year, with_report, or several
      joined by "+"; None when it happens once.
    * `waits_for`: the event's own words, for a conditional deadline.
    * `approximate`: the words name no exact day (Civil Code 2015, art. 146: đầu, giữa, cuối).
    * `rule`: a stable identifier of the rule that read the words ("quarter", "before-day", "year-end", …).
    """

    words: str
    kind: DeadlineKind
    windows: tuple[Window, ...] = ()
    repeats: str | None = None
    waits_for: str | None = None
    approximate: bool = False
    rule: str = ""

    @property
    def start(self) -> date | None:
        """First day of the first window, None where no window opens on a known day."""
        return self.windows[0].start if self.windows else None

    @property
    def due(self) -> date | None:
        """Last due day of all windows; None when there is none or the last one has an open end."""
        return self.windows[-1].due if self.windows else None
