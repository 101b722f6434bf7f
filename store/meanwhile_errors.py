"""What a change meets that somebody else made since the task was seen, field by field."""

from dataclasses import dataclass
from datetime import datetime

from store.errors import ChangedMeanwhile, UnknownTask


@dataclass(frozen=True, slots=True)
class FieldConflict:
    """One field of one task that is no longer what was seen. Texts as history shows them; a column by its stable name.

    `task` may be the name of something else (`store.things_seen.thing_of`). `field` is named as in `store.seen.Seen`.
    `before` was seen, `theirs` stands there now, since `at` by `who`; `mine` was to be written.
    """

    task: str
    field: str
    before: str
    theirs: str
    mine: str
    who: str
    at: datetime | None


class Conflicting(ChangedMeanwhile):
    """Fields that were to be set have been set by somebody else since they were seen. Nothing at all was changed by us."""

    def __init__(self, conflicts: tuple[FieldConflict, ...]) -> None:
        first = conflicts[0]
        super().__init__(first.task, first.who, first.at, plain_field(first.field))
        self.conflicts = conflicts


class TaskGone(UnknownTask):
    """The task was on the board; `who` took back the import that had brought its plan."""

    def __init__(self, key: str, who: str, at: datetime) -> None:
        super().__init__(key)
        self.who = who
        self.at = at


def plain_field(field: str) -> str:
    """The name that readers' words are kept under: "due:3" is a due day, "reading_lead" the lead, "done_on:1" evidence.

    >>> plain_field("due:3"), plain_field("reading_lead"), plain_field("done_on:1")
    ('due', 'lead', 'evidence')
    """
    name = field.partition(":")[0].removeprefix("reading_")
    return "evidence" if name == "done_on" else name
