"""The settings file in which a person settles looks, language, the first view and keys. Nothing of the board."""

from collections.abc import Iterable

from board.first_look import THEME_NAMES
from board.key_changes import NEEDED_ON, REWRITTEN, clashes, is_key
from board.keys import BY_ID
from board.language import LANGUAGES
from board.settled import Settings
from plans.toml_file import TomlFile, TomlTable, shown
from store.saved_views import GROUPINGS, VIEWS

_LOOK = {
    "theme": THEME_NAMES,
    "meeting": THEME_NAMES,
    "language": LANGUAGES,
    "view": VIEWS,
    "grouping": ("none", *filter(None, GROUPINGS)),
    "lines": (1, 2, 3),
}
"""Key of the table [look] → the values that it can have."""


def read_settings(content: bytes, *, name: str) -> Settings:
    """Read a settings file: tables [look] and [keys], each of which may be absent.

    Raises:
        PlanFileError: what is wrong, all of it, each with its line. Kinds beside those of `plans.toml_file`: "choice" (not
            one of the values), "key_name" (no key that a command can stand on), "key_needed" (without a key nothing else would
            lead there), "key_clash" (expected: the id of the other key, and the line where it was put there, if it was).
    """
    file = TomlFile(content, name=name)
    file.check_tables(("look", "keys"))
    look = file.optional_table("look", keys=_LOOK)
    chosen = {key: _choice(file, look, key, known) for key, known in _LOOK.items()}
    table = file.optional_table("keys", keys=[id_ for id_, key in BY_ID.items() if key.keys])
    changes = {id_: keys for id_ in table.values if id_ in BY_ID and (keys := _keys(file, table, id_)) is not None}
    for first, second, typed in clashes(changes):
        where = f"{second.id} (:{table.line_of(second.id)})" if second.id in changes else second.id
        file.note(table, first.id, "key_clash", typed, where)
    file.refuse_mistakes()
    grouping = str(chosen["grouping"] or "")
    return Settings(
        theme=str(chosen["theme"] or ""),
        meeting=str(chosen["meeting"] or ""),
        language=str(chosen["language"] or ""),
        view=str(chosen["view"] or ""),
        grouping="" if grouping == "none" else grouping,
        lines=int(str(chosen["lines"] or 0)),
        keys=changes,
        warnings=tuple(
            (file.where(table, id_), key)
            for id_, keys in changes.items()
            for key in keys
            if len(key) == 1 and key.lower() in REWRITTEN
        ),
    )


def _choice(file: TomlFile, table: TomlTable, key: str, known: Iterable[object]) -> object:
    """One of the known values; None where the key is absent or noted."""
    found = table.values.get(key)
    if found is None or (type(found) in (str, int) and found in tuple(known)):
        return found
    kinds = {type(value) for value in known}
    wrong = "wrong_type" if type(found) not in kinds else "choice"
    expected = ", ".join(map(str, known)) if wrong == "choice" else "text" if str in kinds else "number"
    file.note(table, key, wrong, shown(found), expected)
    return None


def _keys(file: TomlFile, table: TomlTable, id_: str) -> tuple[str, ...] | None:
    """The keys for one id, a text or a list of texts; None where something is noted."""
    found = table.values[id_]
    names = [found] if isinstance(found, str) else found
    if not isinstance(names, list) or not all(isinstance(name, str) for name in names):
        file.note(table, id_, "wrong_type", shown(found), "texts")
        return None
    if not names and (BY_ID[id_].on in NEEDED_ON or id_ == "palette"):
        file.note(table, id_, "key_needed", id_, "")
        return None
    wrong = [name for name in names if not is_key(name)]
    for name in wrong:
        file.note(table, id_, "key_name", shown(name), "m, ?, f3, ctrl+t, shift+up, pagedown")
    return None if wrong else tuple(dict.fromkeys(names))
