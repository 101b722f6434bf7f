"""What the store refuses. Errors carry facts; `board.wording` turns them into sentences in the reader's language."""

from datetime import date, datetime

from store.words import Role


class StoreError(Exception):
    """Anything that the store refuses or cannot do."""


class Refused(StoreError):
    """The rules say no; nothing was changed. Exit code 1."""


class UnknownTask(Refused):
    """No task has this key. `near` holds keys that look like it."""

    def __init__(self, key: str, near: tuple[str, ...] = ()) -> None:
        super().__init__(f"no task {key!r}")
        self.key = key
        self.near = near


class UnknownPlan(Refused):
    """No plan has this key; `known` are those on the board."""

    def __init__(self, key: str, known: tuple[str, ...]) -> None:
        super().__init__(f"no plan {key!r}")
        self.key = key
        self.known = known


class UnknownAgency(Refused):
    """No agency or group has this name; `near` is the most similar known one."""

    def __init__(self, name: str, near: str | None = None) -> None:
        super().__init__(f"no agency {name!r}")
        self.name = name
        self.near = near


class UnknownTarget(Refused):
    """No target has this key. `near` holds keys that look like it, or the numbers that its clause asks for."""

    def __init__(self, key: str, near: tuple[str, ...] = ()) -> None:
        super().__init__(f"no target {key!r}")
        self.key = key
        self.near = near


class UnknownFeed(Refused):
    """No calendar feed has this number or name, or several have the name. `near`: those meant, or all: number, name, owner."""

    def __init__(self, feed: str, near: tuple[tuple[int, str, str], ...] = ()) -> None:
        super().__init__(f"no feed {feed!r}")
        self.feed = feed
        self.near = near


class UnknownUser(Refused):
    """Nobody who may use the board has this name; `known` are those who do."""

    def __init__(self, name: str, known: tuple[str, ...] = ()) -> None:
        super().__init__(f"no user {name!r}")
        self.name = name
        self.known = known


class NotAllowed(Refused):
    """The user has not the role that this needs. `role` None: nobody registered under this name; they may only look."""

    def __init__(self, user: str, role: Role | None, needed: Role) -> None:
        super().__init__(f"{user} ({role}) is not {needed}")
        self.user = user
        self.role = role
        self.needed = needed


class FirstIsNoAdmin(Refused):
    """The first user must be an admin: else nobody could admit the next one."""

    def __init__(self, name: str) -> None:
        super().__init__(f"{name}: the first user must be an admin")
        self.name = name


class LastAdmin(Refused):
    """The change would leave the board without an admin; `name` is the last one."""

    def __init__(self, name: str) -> None:
        super().__init__(f"{name} is the last admin")
        self.name = name


class UnknownView(Refused):
    """This user keeps no view of this name; `known` are those that they keep."""

    def __init__(self, name: str, known: tuple[str, ...] = ()) -> None:
        super().__init__(f"no saved view {name!r}")
        self.name = name
        self.known = known


class TargetUnclear(Refused):
    """The clause asks for several numbers and none is named. `choices` lists them: number, name, levels of government."""

    def __init__(self, key: str, choices: tuple[tuple[int, str, tuple[str, ...]], ...]) -> None:
        super().__init__(f"{key}: which number?")
        self.key = key
        self.choices = choices


class WrongValue(Refused):
    """A value that a change carries is not acceptable.

    `field` is a stable name: document, date, to, issuer, link, note, text, evidence, officer, progress, section, title,
    outputs, deadline, lead, coordinators, deliverable, column, name, abbreviation, aliases, first_year, last_year,
    successor, source, position, group, fields, target, value, unit, owner, role, filter, language, reminders.
    `expected` is one of the stable words "not_after_today", "not_before_signing", "after_due", "document_number",
    "document_or_note", "some_words", "deadline_words", "letters:N" (at most N letters),
    "whole_number", "year", "paper_of_this_task", "deliverable_of_this_task", "board_column", "new_name",
    "number", "target_with_number", or the acceptable values themselves, joined by ", ".
    """

    def __init__(self, field: str, found: str, expected: str) -> None:
        super().__init__(f"{field}: {found!r}, expected {expected}")
        self.field = field
        self.found = found
        self.expected = expected


class NotLater(WrongValue):
    """An extension to a day that is not after the one in force, `due`, of the task `key`."""

    def __init__(self, key: str, found: str, due: date) -> None:
        super().__init__("to", found, "after_due")
        self.key = key
        self.due = due


class DeliverableUnclear(Refused):
    """Several deliverables are open and the change names none. `choices` lists them: number, agency, output, due day."""

    def __init__(self, key: str, choices: tuple[tuple[int, str, str, str], ...]) -> None:
        super().__init__(f"{key}: which deliverable?")
        self.key = key
        self.choices = choices


class NothingOpen(Refused):
    """The task has no open deliverable (or not the one that was named).

    `papers` closed those that were meant: document ("" where the result is no paper) and date, the latest first.
    """

    def __init__(self, key: str, papers: tuple[tuple[str, date], ...] = ()) -> None:
        super().__init__(f"{key}: nothing is open")
        self.key = key
        self.papers = papers


class PaperNeeded(Refused):
    """This change needs the number and date of the paper that allows it ("dropped", "suspended", "extension")."""

    def __init__(self, key: str, change: str) -> None:
        super().__init__(f"{key}: {change} needs a document number and date")
        self.key = key
        self.change = change


class AlreadyThere(Refused):
    """Nothing would change: the task already stands where it was asked to go; `who` brought it there, where that is new."""

    def __init__(self, key: str, found: str, who: str = "", at: datetime | None = None) -> None:
        super().__init__(f"{key}: already {found}")
        self.key = key
        self.found = found
        self.who = who
        self.at = at


class AllClosed(Refused):
    """All deliverables are closed: the task leaves "done" only by undo or by withdrawing evidence."""

    def __init__(self, key: str) -> None:
        super().__init__(f"{key}: all deliverables are closed")
        self.key = key


class NothingToUndo(Refused):
    """This user has nothing that could be taken back (or redone)."""

    def __init__(self, direction: str) -> None:
        super().__init__(f"nothing to {direction}")
        self.direction = direction


class CannotTakeBack(NothingToUndo):
    """The action of this `number` is none that this user can take back.

    `why`: "unknown" (there is none), "theirs" (`who` did it), "undone" (it is taken back already), "undo" (it took another
    one back, which is done again by a redo), "done_again" (the same, and that was done), "redone" (a whole meeting was done
    again, and it with it), "restored" (a restore gave an address of a feed up once more). `by` is the
    number of the action that took it back, or did it again; 0 where there is none.
    """

    def __init__(self, number: int, why: str, who: str = "", *, by: int = 0) -> None:
        super().__init__("undo")
        self.number = number
        self.why = why
        self.who = who
        self.by = by


class ImportNotUndoable(Refused):
    """An import cannot be taken back: it was the first start's, or work was recorded since. `tasks` lists where."""

    def __init__(self, plan: str, tasks: tuple[str, ...]) -> None:
        super().__init__(f"import of {plan} cannot be undone")
        self.plan = plan
        self.tasks = tasks


class ChangedMeanwhile(StoreError):
    """Somebody else changed the same thing since it was seen. Exit code 3. Nothing was changed by us."""

    def __init__(self, key: str, who: str, at: datetime | None, field: str = "") -> None:
        super().__init__(f"{key} was changed by {who}")
        self.key = key
        self.who = who
        self.at = at
        self.field = field


class CannotUndo(ChangedMeanwhile):
    """Somebody has since changed what would be taken back (or done again). `number` is the action that stays as it is."""

    def __init__(self, number: int, blocked: ChangedMeanwhile) -> None:
        super().__init__(blocked.key, blocked.who, blocked.at, blocked.field)
        self.number = number


class NotKnownYet(Refused):
    """Nothing had been recorded by the end of `day`, or the `plan` had not come yet.

    `first` is the day on which it came, or on which the board began; None where that never was.
    """

    def __init__(self, day: date, first: date | None, plan: str = "") -> None:
        super().__init__(f"{plan or 'nothing'} was not known on {day}")
        self.day = day
        self.first = first
        self.plan = plan


class OnlyAsItWas(Refused):
    """A board as it was known on some `day` (None: after some change) can be looked at, not changed."""

    def __init__(self, day: date | None) -> None:
        super().__init__(f"the board of {day} cannot be changed")
        self.day = day


class CannotOpen(StoreError):
    """The database cannot be opened, read or written. Exit code 4.

    `reason` is one of "missing", "not_a_database", "corrupt", "read_only", "full", "newer", "busy", "network", "exposed"
    (the feeds' secret can be read by others), "unreadable" (it cannot be read by this account),
    "folder" (it is one), "in_use" (others have it open), "exists" (a backup would be written over),
    "itself" (a backup over the board itself), "backup" (a file to restore is damaged), "schema" (the tables are not those
    of the revision in `detail`), "kind" (the URL of another kind of database), "moved" (to the place in `detail`),
    "moved_backup" (a copy of a board that was moved away), "letters" (a URL with letters in its password that must be
    written otherwise), "no_secret" and "other_secret" (of the feeds, on this host), "other"; on a server also "address"
    (no URL), "driver" (not installed), "unreachable", "lost" (in the middle), "password", "not_ours" (another program's
    tables), "no_database", "not_allowed", "server_read_only", "crowded", "empty" (no board there), "not_empty" (a board
    would be put over something), "root_cert" (no file to check the server's certificate with), "certificate" (the
    server's is not accepted), "no_tls". `detail` is what the database said, or who holds it. `doing` tells what it stopped:
    "writing" something that somebody had wished, "watching" for others' changes, or "" (anything else).
    """

    def __init__(self, path: str, reason: str, detail: str = "", *, doing: str = "") -> None:
        super().__init__(f"{path}: {reason} {detail}".strip())
        self.path = path
        self.reason = reason
        self.detail = detail
        self.doing = doing


class GateHeld(CannotOpen):
    """Somebody has been writing for longer than anybody waits ("busy"). `process` 0: not known. `since` has a zone."""

    def __init__(self, path: str, who: str, process: int, since: datetime) -> None:
        super().__init__(path, "busy", f"{who}, {process}")
        self.who = who
        self.process = process
        self.since = since
