"""Every key once, as plain data: bindings, footer, help and palette are made from this list.

An input method is on while people work: command letters are those that no method rewrites, and a letter that arrives with
marks on it ("ú" for "u") counts as the key from which it comes. Backspace and Delete are bound to nothing.
"""

import unicodedata
from collections.abc import Iterable, Mapping
from types import MappingProxyType
from typing import NamedTuple

from board.key_words import key_words

_MARKED = "àáảãạăằắẳẵặâầấẩẫậđèéẻẽẹêềếểễệìíỉĩịòóỏõọôồốổỗộơờớởỡợùúủũụưừứửữựỳýỷỹỵ"
_OF_W = frozenset("\N{COMBINING BREVE}\N{COMBINING HORN}")


class Key(NamedTuple):
    """One thing that a key does.

    `id` is stable, for a settings file and for the words in board/key_words.py. `on` is the place that acts on it ("list",
    "board", "main", "task", …); "footer" is none, it only tells there of keys that stand elsewhere one by one. `keys` are key
    names as Textual spells them; `label` is what footer and help print; `action` is a Textual action of that place.
    `offered` puts it in the palette.
    """

    id: str
    on: str
    keys: tuple[str, ...]
    label: str
    action: str
    offered: bool = False

    @property
    def short(self) -> str:
        """What it does, as the footer says it."""
        return key_words(self.id)[0]

    @property
    def long(self) -> str:
        """What it does, as help and palette say it."""
        return key_words(self.id)[1]

    @property
    def named(self) -> str:
        """How a sentence names it: the key, or where a person left it without one, its entry in the palette."""
        return self.label if self.keys else f"{BY_ID['palette'].label} “{self.long}”"


KEYS: tuple[Key, ...] = (
    Key("up", "scroll", ("up",), "↑", "move(-1)"),
    Key("down", "scroll", ("down",), "↓", "move(1)"),
    Key("first", "scroll", ("home",), "Home", "edge(-1)"),
    Key("last", "scroll", ("end",), "End", "edge(1)"),
    Key("page-up", "scroll", ("pageup",), "PgUp", "page(-1)"),
    Key("page-down", "scroll", ("pagedown",), "PgDn", "page(1)"),
    Key("open", "list", ("enter",), "Enter", "open"),
    Key("mark", "list", ("space",), "Space", "mark"),
    Key("left", "board", ("left",), "←", "across(-1)"),
    Key("right", "board", ("right",), "→", "across(1)"),
    Key("move-left", "board", ("shift+left", "<"), "⇧← <", "carry(-1)"),
    Key("move-right", "board", ("shift+right", ">"), "⇧→ >", "carry(1)"),
    Key("more", "board", ("+", "="), "+", "detail(1)"),
    Key("less", "board", ("-",), "-", "detail(-1)"),
    Key("group", "board", ("b",), "b", "group", offered=True),
    Key("zoom-in", "timeline", ("+", "="), "+", "zoom(1)"),
    Key("zoom-out", "timeline", ("-",), "-", "zoom(-1)"),
    Key("earlier", "timeline", ("left",), "←", "pan(-1)"),
    Key("later", "timeline", ("right",), "→", "pan(1)"),
    Key("today", "timeline", ("t",), "t", "today", offered=True),
    Key("export-timeline", "timeline", ("f9",), "F9", "export", offered=True),
    Key("sort-matrix", "matrix", ("b",), "b", "sort", offered=True),
    Key("sort-agencies", "agencies", ("b",), "b", "sort", offered=True),
    Key("list", "agencies", ("enter",), "Enter", "open"),
    Key("measure", "targets", ("m",), "m", "measure", offered=True),
    Key("view-board", "main", ("1",), "1", "view('board')", offered=True),
    Key("view-timeline", "main", ("2",), "2", "view('timeline')", offered=True),
    Key("view-matrix", "main", ("3",), "3", "view('matrix')", offered=True),
    Key("view-agencies", "main", ("4",), "4", "view('agencies')", offered=True),
    Key("view-targets", "main", ("5",), "5", "view('targets')", offered=True),
    Key("view-history", "main", ("7",), "7", "view('history')", offered=True),
    Key("view-year", "main", ("8",), "8", "view('year')", offered=True),
    Key("views", "footer", (), "1–9", ""),
    Key("letters", "main", ("9",), "9", "letters", offered=True),
    Key("week-earlier", "year", ("left",), "←", "across(-1)"),
    Key("week-later", "year", ("right",), "→", "across(1)"),
    Key("turn-year", "year", ("b",), "b", "turn", offered=True),
    Key("list-week", "year", ("enter",), "Enter", "open"),
    Key("open-letter", "letters", ("enter",), "Enter", "open"),
    Key("write-letters", "letter", ("+", "="), "+", "write", offered=True),
    Key("number-letter", "letter", ("m",), "m", "number", offered=True),
    Key("reply-letter", "letter", ("g",), "g", "reply", offered=True),
    Key("export-letter", "letter", ("f9",), "F9", "export", offered=True),
    Key("undo-letter", "letter", ("u",), "u", "undo", offered=True),
    Key("redo-letter", "letter", ("ctrl+r",), "Ctrl+R", "redo", offered=True),
    Key("undo-action", "history", ("u",), "u", "undo", offered=True),
    Key("redo-action", "history", ("ctrl+r",), "Ctrl+R", "redo", offered=True),
    Key("plans", "main", ("l",), "l", "plans", offered=True),
    Key("calendars", "main", ("6",), "6", "calendars", offered=True),
    Key("saved-views", "main", ("v",), "v", "saved_views", offered=True),
    Key("show-view", "saved-views", ("enter",), "Enter", "open"),
    Key("save-view", "saved-view", ("+", "="), "+", "add", offered=True),
    Key("rename-view", "saved-view", ("m",), "m", "rename", offered=True),
    Key("remove-view", "saved-view", ("t",), "t", "remove", offered=True),
    Key("raise-view", "saved-view", ("shift+up", "<"), "⇧↑ <", "place(-1)"),
    Key("lower-view", "saved-view", ("shift+down", ">"), "⇧↓ >", "place(1)"),
    Key("undo-view", "saved-view", ("u",), "u", "undo", offered=True),
    Key("redo-view", "saved-view", ("ctrl+r",), "Ctrl+R", "redo", offered=True),
    Key("meeting", "main", ("f5",), "F5", "meeting", offered=True),
    Key("meeting-next", "meeting", ("pagedown", "right", "space"), "PgDn", "go(1)"),
    Key("meeting-previous", "meeting", ("pageup", "left"), "PgUp", "go(-1)"),
    Key("meeting-up", "meeting", ("up",), "↑", "move(-1)"),
    Key("meeting-down", "meeting", ("down",), "↓", "move(1)"),
    Key("meeting-first", "meeting", ("home",), "Home", "edge(-1)"),
    Key("meeting-last", "meeting", ("end",), "End", "edge(1)"),
    Key("meeting-open", "meeting", ("enter",), "Enter", "open"),
    Key("meeting-page-1", "meeting", ("1",), "1", "jump(1)", offered=True),
    Key("meeting-page-2", "meeting", ("2",), "2", "jump(2)", offered=True),
    Key("meeting-page-3", "meeting", ("3",), "3", "jump(3)", offered=True),
    Key("meeting-page-4", "meeting", ("4",), "4", "jump(4)", offered=True),
    Key("meeting-page-5", "meeting", ("5",), "5", "jump(5)", offered=True),
    Key("meeting-page-6", "meeting", ("6",), "6", "jump(6)", offered=True),
    Key("meeting-page-7", "meeting", ("7",), "7", "jump(7)", offered=True),
    Key("meeting-blank", "meeting", (".", "b"), ". b", "blank", offered=True),
    Key("leave-meeting", "meeting", ("escape",), "Esc", "close"),
    Key("meeting-decide", "review", ("k",), "k", "decide", offered=True),
    Key("meeting-cause", "review", ("c", "y"), "c y", "cause", offered=True),
    Key("meeting-causes", "footer", (), "1–6", ""),
    Key("meeting-extend", "review", ("h",), "h", "ask('extend')", offered=True),
    Key("meeting-evidence", "review", ("m",), "m", "ask('evidence')", offered=True),
    Key("meeting-park", "review", ("p",), "p", "park", offered=True),
    Key("meeting-explain", "review", ("i",), "i", "explain", offered=True),
    Key("meeting-undo", "review", ("u",), "u", "undo", offered=True),
    Key("meeting-redo", "review", ("ctrl+r",), "Ctrl+R", "redo", offered=True),
    Key("undo-meeting", "review", ("t",), "t", "undo_all", offered=True),
    Key("leave-follow", "follow", ("escape", "q"), "Esc", "close"),
    Key("open-feed", "feeds", ("enter",), "Enter", "open"),
    Key("add-feed", "feed", ("+", "="), "+", "add", offered=True),
    Key("renew-feed", "feed", ("m",), "m", "renew", offered=True),
    Key("revoke-feed", "feed", ("t",), "t", "revoke", offered=True),
    Key("undo-feed", "feed", ("u",), "u", "undo", offered=True),
    Key("redo-feed", "feed", ("ctrl+r",), "Ctrl+R", "redo", offered=True),
    Key("edit-row", "sheet", ("enter",), "Enter", "open"),
    Key("evidence", "task", ("m",), "m", "ask('evidence')", offered=True),
    Key("extend", "task", ("h",), "h", "ask('extend')", offered=True),
    Key("note", "task", ("g",), "g", "ask('note')", offered=True),
    Key("people", "task", ("p",), "p", "ask('people')", offered=True),
    Key("column", "task", ("c",), "c", "ask('column')", offered=True),
    Key("cause", "task", ("y",), "y", "ask('cause')", offered=True),
    Key("explain", "task", ("i",), "i", "explain", offered=True),
    Key("undo", "task", ("u",), "u", "undo", offered=True),
    Key("redo", "task", ("ctrl+r",), "Ctrl+R", "redo", offered=True),
    Key("filter", "main", ("/",), "/", "filter", offered=True),
    Key("next-hit", "main", ("n",), "n", "hit(1)"),
    Key("previous-hit", "main", ("N",), "N", "hit(-1)"),
    Key("back", "main", ("escape",), "Esc", "clear", offered=True),
    Key("palette", "any", ("f1", "ctrl+p"), "F1", "palette"),
    Key("help", "any", ("?",), "?", "help", offered=True),
    Key("theme", "any", ("f2",), "F2", "app.next_theme", offered=True),
    Key("paint-anew", "any", ("ctrl+l",), "Ctrl+L", "app.paint_anew"),
    Key("suspend", "any", ("ctrl+z",), "Ctrl+Z", "app.suspend_process"),
    Key("leave", "main", ("q",), "q", "leave", offered=True),
    Key("close", "opened", ("escape", "q"), "Esc", "close"),
    Key("close-help", "help", ("escape", "q", "?"), "Esc", "close"),
    Key("next-field", "form", ("tab",), "Tab", "field(1)"),
    Key("previous-field", "form", ("shift+tab",), "⇧Tab", "field(-1)"),
    Key("next-line", "form", ("down",), "↓", "line(1)"),
    Key("previous-line", "form", ("up",), "↑", "line(-1)"),
    Key("break-line", "form", ("ctrl+j",), "Ctrl+J", "break_line"),
    Key("discard-draft", "form", ("f8",), "F8", "discard"),
    Key("submit", "form", ("enter",), "Enter", "submit"),
    Key("cancel", "form", ("escape",), "Esc", "cancel"),
    Key("complete", "filter", ("tab",), "Tab", "complete"),
    Key("next-offer", "filter", ("down",), "↓", "offer(1)"),
    Key("previous-offer", "filter", ("up",), "↑", "offer(-1)"),
    Key("take-theirs", "conflict", ("f2",), "F2", "theirs"),
    Key("take-mine", "conflict", ("f3",), "F3", "mine"),
    Key("take-both", "conflict", ("f4",), "F4", "both"),
    Key("decide", "conflict", ("enter",), "Enter", "decide"),
    Key("leave-conflict", "conflict", ("escape",), "Esc", "cancel"),
    Key("reopen", "any", ("f6",), "F6", "reopen", offered=True),
    Key("keep-filter", "filter", ("enter",), "Enter", "keep"),
    Key("drop-filter", "filter", ("escape",), "Esc", "drop"),
    Key("choice-up", "choice", ("up",), "↑", "move(-1)"),
    Key("choice-down", "choice", ("down",), "↓", "move(1)"),
    Key("pick", "choice", ("enter",), "Enter", "pick"),
    Key("leave-choice", "choice", ("escape",), "Esc", "cancel"),
)

OF_WIDGETS = frozenset(
    (
        *("scroll", "list", "board", "timeline", "matrix", "agencies", "targets", "year"),
        *("letters", "feeds", "saved-views", "sheet"),
    )
)
"""Places whose keys act on what has the focus, not on its screen."""

CHANGING = frozenset(
    (
        *("mark", "move-left", "move-right", "evidence", "extend", "note", "people", "column", "cause", "measure"),
        *("undo", "redo", "undo-action", "redo-action", "edit-row", "reopen"),
        *("write-letters", "number-letter", "reply-letter", "undo-letter", "redo-letter"),
        *("add-feed", "renew-feed", "revoke-feed", "undo-feed", "redo-feed", "open-feed"),
        *("save-view", "rename-view", "remove-view", "raise-view", "lower-view", "undo-view", "redo-view"),
    )
)
"""Keys that are refused to whoever may only look: they are not offered there."""

NO_WORDS: Mapping[str, str] = MappingProxyType({})

BY_ID = {key.id: key for key in KEYS}
"""The keys in force: those above, or what a person chose instead (`board.key_changes`)."""


def keys_on(*places: str) -> tuple[Key, ...]:
    """The keys that act on these places, in the order in which help shows them."""
    return tuple(key for key in BY_ID.values() if key.on in places)


def spellings(key: str) -> tuple[str, ...]:
    """The key and what an input method may make of it: a command letter with marks on it is still that letter.

    >>> "".join(spellings("u")), spellings("d"), spellings("m"), spellings("f1")
    ('uùúủũụ', ('d', 'đ'), ('m',), ('f1',))
    """
    if len(key) != 1 or not key.isalpha():
        return (key,)
    return (key, *(letter for letter in (_MARKED if key.islower() else _MARKED.upper()) if plain(letter) == key))


def plain(letter: str) -> str:
    """The letter key from which a letter with marks comes: đ → d, ú → u; what has a breve or a horn comes from w.

    In Telex w alone sends "ư", and behind a or o "ă" or "ơ", with a Backspace before it.

    >>> plain("Ứ"), plain("đ"), plain("ú"), plain("m")
    ('W', 'd', 'u', 'm')
    """
    parts = unicodedata.normalize("NFD", letter)
    base = parts[0]
    if _OF_W.intersection(parts):
        return "W" if base.isupper() else "w"
    return base.translate({ord("đ"): "d", ord("Đ"): "D"})


def footer(ids: Iterable[str], words: Mapping[str, str] = NO_WORDS) -> tuple[tuple[str, str], ...]:
    """(label, words) of the keys with these ids, neighbours that say the same drawn together ("↑↓ chọn").

    What a person left without a key is not told: the palette has it. `words` say by its id what a key does just now.

    >>> footer(["up", "down", "help"])
    (('↑↓', 'chọn'), ('?', 'trợ giúp'))
    """
    told: list[tuple[str, str]] = []
    for key in (BY_ID[id_] for id_ in ids if BY_ID[id_].keys or BY_ID[id_].on == "footer"):
        does = words.get(key.id) or key.short
        if told and told[-1][1] == does:
            told[-1] = (told[-1][0] + key.label.split(" ")[0], does)
        else:
            told.append((key.label.split(" ")[0], does))
    return tuple(told)


FOOTERS: dict[str, tuple[str, ...]] = {
    "board": ("move-left", "move-right", "open", "evidence", "undo", "filter", "help"),
    "timeline": ("earlier", "later", "zoom-in", "zoom-out", "today", "open", "filter", "help"),
    "matrix": ("open", "evidence", "undo", "filter", "sort-matrix", "help"),
    "agencies": ("list", "explain", "sort-agencies", "filter", "saved-views", "help"),
    "targets": ("up", "down", "open", "measure", "undo", "views", "help"),
    "history": ("open", "undo-action", "redo-action", "filter", "saved-views", "help"),
    "year": ("week-earlier", "week-later", "list-week", "turn-year", "filter", "views", "help"),
    "letters": ("open-letter", "write-letters", "number-letter", "reply-letter", "close", "help"),
    "feeds": ("open-feed", "add-feed", "renew-feed", "revoke-feed", "close", "help"),
    "saved-views": ("show-view", "save-view", "rename-view", "remove-view", "close", "help"),
    "name": ("submit", "cancel"),
    "address": ("close",),
    "meeting": ("meeting-next", "meeting-open", "meeting-decide", "meeting-undo", "leave-meeting", "help"),
    "meeting-still": ("meeting-next", "meeting-decide", "meeting-blank", "meeting-undo", "leave-meeting", "help"),
    "meeting-card": ("meeting-decide", "meeting-cause", "meeting-extend", "meeting-evidence", "meeting-next", "help"),
    "meeting-end": ("meeting-open", "meeting-decide", "undo-meeting", "meeting-undo", "leave-meeting", "help"),
    "meeting-over": ("meeting-open", "undo-meeting", "meeting-redo", "meeting-previous", "leave-meeting", "help"),
    "meeting-past": ("meeting-next", "meeting-previous", "meeting-open", "meeting-blank", "leave-meeting", "help"),
    "meeting-card-over": ("meeting-next", "meeting-previous", "meeting-explain", "leave-meeting", "help"),
    "meeting-cause": ("meeting-causes",),
    "follow": ("leave-follow", "help"),
    "task": ("edit-row", "evidence", "extend", "undo", "close", "help"),
    "explanation": ("up", "down", "close", "help"),
    "form": ("next-field", "cancel", "discard-draft", "submit"),
    "form-lines": ("next-field", "break-line", "cancel", "discard-draft", "submit"),
    "conflict": ("take-theirs", "take-mine", "take-both", "decide", "leave-conflict"),
    "conflict-picked": ("take-theirs", "take-mine", "decide", "leave-conflict"),
    "choice": ("choice-up", "choice-down", "pick", "leave-choice"),
    "filter": ("complete", "next-offer", "previous-offer", "keep-filter", "drop-filter"),
    "help": ("up", "down", "page-up", "page-down", "close-help"),
}
"""The five keys that matter most in each place, the same however wide the screen is, and the one that tells all of them."""
