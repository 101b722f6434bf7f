"""Keys that a person chose instead of the program's own: what can be a key, which would clash, and putting them in force."""

import re
from collections.abc import Iterator, Mapping
from itertools import combinations

from board.keys import BY_ID, Key, spellings

Changes = Mapping[str, tuple[str, ...]]
"""Id of a key → the keys that do it from now on; none at all leaves it to the palette."""

TOGETHER: tuple[tuple[str, ...], ...] = (
    *(
        ("scroll", "list", view, "main", "task", "any")
        for view in ("board", "timeline", "matrix", "agencies", "targets", "history", "year")
    ),
    ("scroll", "opened", "task", "any", "sheet"),
    ("scroll", "list", "opened", "any", "feeds", "feed"),
    ("scroll", "list", "opened", "any", "letters", "letter"),
    ("scroll", "list", "opened", "any", "saved-views", "saved-view"),
    ("meeting", "review", "any"),
    ("follow", "any"),
    ("scroll", "help"),
    ("filter",),
    ("form",),
    ("conflict",),
    ("choice",),
)
"""Places of board/keys.py whose keys can act at the same moment."""

NEEDED_ON = frozenset(("help", "form", "filter", "choice", "conflict"))
"""Places where no palette opens: a key there can be another one, but not none."""

_OF_ONE_TASK = frozenset(("extend", "note", "people", "column", "cause"))
"""Keys on a task: they do nothing among targets, of which none is one."""

REWRITTEN = frozenset("adeorsfjxwz[]")
"""Keys that Telex and VNI methods turn into marks, or into other letters: a command on them acts only sometimes."""

_NAMED = frozenset(
    (
        *(
            "enter",
            "escape",
            "tab",
            "space",
            "up",
            "down",
            "left",
            "right",
            "home",
            "end",
            "pageup",
            "pagedown",
            "insert",
        ),
        *(f"f{number}" for number in range(1, 13)),
    )
)
_SAME_BYTES = frozenset(("ctrl+h", "ctrl+i", "ctrl+m", "ctrl+["))
"""What terminals send for Backspace, Tab, Enter and Esc, too."""
_TAKEN = frozenset(("ctrl+c", "ctrl+q", "ctrl+s"))
"""What ends programs or stops terminals."""
_MODIFIED = re.compile(r"(ctrl|shift|alt)\+(.+)")
_LABELS = {
    "up": "↑",
    "down": "↓",
    "left": "←",
    "right": "→",
    "pageup": "PgUp",
    "pagedown": "PgDn",
    "escape": "Esc",
    "comma": ",",
}


def is_key(name: str) -> bool:
    """Whether this is the name of a key that a command can stand on.

    >>> [is_key(name) for name in ("m", "?", "f3", "ctrl+t", "shift+up")]
    [True, True, True, True, True]
    >>> [is_key(name) for name in ("mm", "backspace", "ctrl+m", "ctrl+c", "shift+m", "")]
    [False, False, False, False, False, False]
    """
    if name in _SAME_BYTES | _TAKEN:
        return False
    if modified := _MODIFIED.fullmatch(name):
        modifier, base = modified.groups()
        return base in _NAMED or (modifier == "ctrl" and len(base) == 1 and base.isascii() and base.islower())
    return name in _NAMED or (len(name) == 1 and name.isprintable() and not name.isspace())


def clashes(changes: Changes) -> Iterator[tuple[Key, Key, str]]:
    """Pairs of keys that the changes bring onto one key in places that act together, the changed one first; and that key.

    What an input method may make of a letter counts as that letter.
    """
    changed = {id_: key._replace(keys=changes.get(id_, key.keys)) for id_, key in BY_ID.items()}
    found: set[tuple[str, str, str]] = set()
    for places in TOGETHER:
        for one, other in combinations([key for key in changed.values() if key.on in places], 2):
            first, second = (one, other) if one.id in changes else (other, one)
            if first.id not in changes or _is_never_at_once(first.id, second.id):
                continue
            for name in first.keys:
                at = {spelled for key in second.keys for spelled in spellings(key)}
                own = (
                    name in BY_ID[first.id].keys and name in BY_ID[second.id].keys
                )  # the nearer place acts, as it should
                if at & set(spellings(name)) and not own and (first.id, second.id, name) not in found:
                    found.add((first.id, second.id, name))
                    yield first, second, name


def _is_never_at_once(one: str, other: str) -> bool:
    return "measure" in (one, other) and bool({one, other} & _OF_ONE_TASK)


def use(changes: Changes) -> None:
    """Put them in force for this process: call it before the screens are loaded, as they bind their keys then."""
    for id_, keys in changes.items():
        named = tuple("comma" if key == "," else key for key in keys)
        BY_ID[id_] = BY_ID[id_]._replace(keys=named, label=" ".join(map(label, keys)) or "—")


def label(key: str) -> str:
    """A key as footer and help print it.

    >>> [label(key) for key in ("m", "f3", "ctrl+r", "shift+up", "pagedown", "space")]
    ['m', 'F3', 'Ctrl+R', '⇧↑', 'PgDn', 'Space']
    """
    modified = _MODIFIED.fullmatch(key)
    if modified is None:
        return _LABELS.get(key) or (key if len(key) == 1 else key.capitalize())
    modifier, base = modified.groups()
    named = label(base) if len(base) > 1 else base.upper()
    return f"⇧{named}" if modifier == "shift" else f"{modifier.capitalize()}+{named}"
