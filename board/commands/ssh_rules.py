"""What may come in over SSH: every subcommand and option has its decision here, and what has none is refused.

Files of the server are never named from outside: a command that takes a file takes "-", one that gives a file gives it on
stdout. Who may change what is the store's affair; here stands only what an admin alone may see.
"""

from collections.abc import Mapping
from dataclasses import dataclass

from store.words import Role

Path = tuple[str, ...]
"""A subcommand by the words that name it: ("plan", "import")."""


@dataclass(frozen=True, slots=True)
class Allowed:
    """A subcommand that may come in: its options, those of them that only admins may use, and those that stay outside.

    `stdin`: its one argument is a file, of which only "-" is taken. `stdout`: options that take only "-", too. `admins`: the
    whole of it is for admins.
    """

    options: frozenset[str] = frozenset()
    refused: frozenset[str] = frozenset()
    for_admins: frozenset[str] = frozenset()
    stdout: frozenset[str] = frozenset()
    stdin: bool = False
    admins: bool = False


GLOBAL_OPTIONS = frozenset(
    ("--plan", "--filter", "--view", "--today", "--as-of", "--why", "--lang", "--theme", "--version", "--help")
)
REFUSED_GLOBAL_OPTIONS = frozenset(("--db", "--user", "--empty"))
"""Which database and which user stand in the server's own line; a new board is made on the server."""


def _with(options: str = "", **more: bool | str) -> Allowed:
    sets = {name: frozenset(value.split()) for name, value in more.items() if isinstance(value, str)}
    flags = {name: value for name, value in more.items() if isinstance(value, bool)}
    return Allowed(frozenset(options.split()), **sets, **flags)  # type: ignore[arg-type]


_PAPER = "--document --date --issuer --link --if-version --json"

ALLOWED: Mapping[Path, Allowed] = {
    ("board",): _with(),
    ("timeline",): _with("--export --format --zoom --from --to", stdout="--export"),
    ("matrix",): _with(),
    ("agencies",): _with(),
    ("status",): _with("--since --json"),
    ("list",): _with("--json --csv --duties"),
    ("show",): _with("--explain --json"),
    ("move",): _with(_PAPER),
    ("done",): _with(f"{_PAPER} --deliverable --agency --no-document --note"),
    ("evidence", "add"): _with(f"{_PAPER} --note --deliverable --agency"),
    ("evidence", "withdraw"): _with("--document --evidence --if-version --json"),
    ("extend",): _with(f"{_PAPER} --to --deliverable --agency"),
    ("note",): _with("--if-version --json"),
    ("edit",): _with(f"{_PAPER} --transcription"),
    ("cause",): _with("--if-version --json"),
    ("undo",): _with("--json"),
    ("redo",): _with("--json"),
    ("history",): _with("--limit --by --wish --since --until --json"),
    ("plan", "list"): _with("--json"),
    ("plan", "show"): _with("--json"),
    ("plan", "check"): _with("--format --json", stdin=True),
    ("plan", "import"): _with(
        "--format --dry-run --document --date --transcription --by-numbers --key --number --signed --year --title"
        " --short-title --issuer --secretariat --table --json",
        refused="--write",
        stdin=True,
    ),
    ("plan", "export"): _with("--format", refused="--output"),
    ("agency", "list"): _with("--json"),
    ("agency", "add"): _with("--abbreviation --alias --from --until --successor --json"),
    ("agency", "edit"): _with("--json"),
    ("agency", "members"): _with("--add --remove --json"),
    ("target", "list"): _with("--json"),
    ("target", "measure"): _with("--on --document --note --json"),
    ("meeting",): _with("--follow"),
    ("meeting", "list"): _with("--json"),
    ("meeting", "show"): _with("--json"),
    ("meeting", "open"): _with("--name --chair --next --json"),
    ("meeting", "park"): _with("--back --json"),
    ("meeting", "close"): _with("--next --json"),
    ("meeting", "undo"): _with("--json"),
    ("meeting", "conclusions"): _with(refused="--output"),
    ("decision", "list"): _with("--open --json"),
    ("decision", "add"): _with("--owner --due --task --json"),
    ("decision", "edit"): _with("--text --owner --due --no-due --json"),
    ("decision", "settle"): _with("--document --date --note --json"),
    ("letter", "plan"): _with("--duties --soon --json"),
    ("letter", "write"): _with("--agency --date --reply-by --duties --soon --json", refused="--output"),
    ("letter", "list"): _with("--agency --open --json"),
    ("letter", "show"): _with("--output --json", stdout="--output"),
    ("letter", "number"): _with("--document --date --json"),
    ("letter", "reply"): _with("--date --document --note --none --json"),
    ("report",): _with("--period --since --format", refused="--output"),
    ("year",): _with("--json"),
    ("read-deadline",): _with("--year --issued --json"),
    ("read-agencies",): _with("--year --json"),
    ("calendar", "export"): _with("--agency --role --reminders", refused="--output"),
    ("calendar", "feed", "add"): _with(
        "--owner --agency --role --section --reports --reminders --titles-only --address --json"
    ),
    ("calendar", "feed", "list"): _with("--addresses --all --address --json", for_admins="--addresses"),
    ("calendar", "feed", "revoke"): _with(),
    ("calendar", "feed", "renew"): _with("--all --address --json"),
    ("view", "list"): _with("--json"),
    ("view", "show"): _with("--json"),
    ("view", "save"): _with("--as --group"),
    ("view", "rename"): _with(),
    ("view", "remove"): _with(),
    ("keys",): _with("--check --json", refused="--file"),
    ("user", "list"): _with("--all --json"),
    ("user", "add"): _with("--full-name"),
    ("user", "role"): _with(),
    ("user", "remove"): _with(),
    ("backup",): _with(refused="--replace --json", stdin=True, admins=True),
    ("doctor",): _with("--json", admins=True),
}
"""What may come in. "-" of a backup is stdout; the others read stdin."""

REFUSED: frozenset[Path] = frozenset(
    (
        ("calendar", "publish"),  # writes into a folder of the server
        ("calendar", "serve"),  # opens a port of the server
        ("calendar", "check"),  # reads a file of the server
        ("restore",),  # ends everybody's work: for whoever has the server itself
        ("move-database",),  # names files and databases of the server
        ("completion",),  # for a shell, of which there is none
        ("demo",),  # makes a database on the server, and may name its file
        ("ssh-entry",),
    )
)


def needed_role(path: Path, options: frozenset[str]) -> Role:
    """The role that must be registered for this line to be let through at all."""
    rule = ALLOWED.get(path)
    if rule is not None and (rule.admins or options & rule.for_admins):
        return Role.ADMIN
    return Role.VIEWER
