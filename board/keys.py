"""Every key once, as plain data: bindings, footer, help and palette are made from this list.

An input method is on while people work: command letters are those that no method rewrites, and a letter that arrives with
marks on it ("ư" for "u") counts as the plain one. Backspace and Delete are bound to nothing.
"""

import unicodedata
from collections.abc import Callable, Iterable
from typing import NamedTuple

from board.language import _

_MARKED = "àáảãạăằắẳẵặâầấẩẫậđèéẻẽẹêềếểễệìíỉĩịòóỏõọôồốổỗộơờớởỡợùúủũụưừứửữựỳýỷỹỵ"


class Key(NamedTuple):
    """One thing that a key does.

    `id` is stable, for a settings file. `on` is the place that acts on it ("list", "board", "main", "task", …). `keys` are
    key names as Textual spells them; `label` is what footer and help print; `action` is a Textual action of that place.
    `short` says it in the footer, `long` in help and palette. `offered` puts it in the palette.
    """

    id: str
    on: str
    keys: tuple[str, ...]
    label: str
    action: str
    short: Callable[[], str]
    long: Callable[[], str]
    offered: bool = False


KEYS: tuple[Key, ...] = (
    Key("up", "list", ("up",), "↑", "move(-1)", lambda: _("chọn"), lambda: _("Chọn dòng trên")),
    Key("down", "list", ("down",), "↓", "move(1)", lambda: _("chọn"), lambda: _("Chọn dòng dưới")),
    Key("first", "list", ("home",), "Home", "edge(-1)", lambda: _("đầu"), lambda: _("Về dòng đầu")),
    Key("last", "list", ("end",), "End", "edge(1)", lambda: _("cuối"), lambda: _("Đến dòng cuối")),
    Key("page-up", "list", ("pageup",), "PgUp", "page(-1)", lambda: _("trang"), lambda: _("Lùi một trang")),
    Key("page-down", "list", ("pagedown",), "PgDn", "page(1)", lambda: _("trang"), lambda: _("Tiến một trang")),
    Key("open", "list", ("enter",), "Enter", "open", lambda: _("mở"), lambda: _("Mở nhiệm vụ đang chọn")),
    Key(
        "mark",
        "list",
        ("space",),
        "Space",
        "mark",
        lambda: _("đánh dấu"),
        lambda: _("Đánh dấu để chuyển nhiều nhiệm vụ một lần"),
    ),
    Key("left", "board", ("left",), "←", "across(-1)", lambda: _("chọn"), lambda: _("Sang cột bên trái")),
    Key("right", "board", ("right",), "→", "across(1)", lambda: _("chọn"), lambda: _("Sang cột bên phải")),
    Key(
        "move-left",
        "board",
        ("shift+left", "<"),
        "⇧← <",
        "carry(-1)",
        lambda: _("chuyển cột"),
        lambda: _("Chuyển nhiệm vụ sang cột bên trái"),
    ),
    Key(
        "move-right",
        "board",
        ("shift+right", ">"),
        "⇧→ >",
        "carry(1)",
        lambda: _("chuyển cột"),
        lambda: _("Chuyển nhiệm vụ sang cột bên phải"),
    ),
    Key("more", "board", ("+", "="), "+", "detail(1)", lambda: _("hiện nhiều hơn"), lambda: _("Thẻ hiện nhiều hơn")),
    Key("less", "board", ("-",), "-", "detail(-1)", lambda: _("hiện ít hơn"), lambda: _("Thẻ hiện ít hơn")),
    Key(
        "group",
        "board",
        ("b",),
        "b",
        "group",
        lambda: _("gom nhóm"),
        lambda: _("Gom nhóm theo mục, theo cơ quan chủ trì, không gom"),
        offered=True,
    ),
    Key(
        "zoom-in",
        "timeline",
        ("+", "="),
        "+",
        "zoom(1)",
        lambda: _("gần hơn"),
        lambda: _("Phóng to: năm, quý, tháng, tuần"),
    ),
    Key(
        "zoom-out",
        "timeline",
        ("-",),
        "-",
        "zoom(-1)",
        lambda: _("xa hơn"),
        lambda: _("Thu nhỏ: tuần, tháng, quý, năm"),
    ),
    Key("earlier", "timeline", ("left",), "←", "pan(-1)", lambda: _("thời gian"), lambda: _("Lùi về trước")),
    Key("later", "timeline", ("right",), "→", "pan(1)", lambda: _("thời gian"), lambda: _("Tiến về sau")),
    Key("today", "timeline", ("t",), "t", "today", lambda: _("hôm nay"), lambda: _("Về ngày hôm nay"), offered=True),
    Key(
        "list",
        "agencies",
        ("enter",),
        "Enter",
        "open",
        lambda: _("liệt kê"),
        lambda: _("Liệt kê nhiệm vụ của cơ quan đang chọn"),
    ),
    Key("view-board", "main", ("1",), "1", "view('board')", lambda: _("Bảng"), lambda: _("Xem bảng"), offered=True),
    Key(
        "view-timeline",
        "main",
        ("2",),
        "2",
        "view('timeline')",
        lambda: _("Tiến độ"),
        lambda: _("Xem tiến độ"),
        offered=True,
    ),
    Key(
        "view-matrix",
        "main",
        ("3",),
        "3",
        "view('matrix')",
        lambda: _("Ma trận"),
        lambda: _("Xem ma trận (phụ lục như đã ký)"),
        offered=True,
    ),
    Key(
        "view-agencies",
        "main",
        ("4",),
        "4",
        "view('agencies')",
        lambda: _("Cơ quan"),
        lambda: _("Xem theo cơ quan"),
        offered=True,
    ),
    Key(
        "evidence",
        "task",
        ("m",),
        "m",
        "ask('evidence')",
        lambda: _("minh chứng"),
        lambda: _("Ghi minh chứng: số, ngày văn bản (hoàn thành sản phẩm)"),
        offered=True,
    ),
    Key(
        "extend",
        "task",
        ("h",),
        "h",
        "ask('extend')",
        lambda: _("gia hạn"),
        lambda: _("Gia hạn theo văn bản cho phép"),
        offered=True,
    ),
    Key("note", "task", ("g",), "g", "ask('note')", lambda: _("ghi chú"), lambda: _("Ghi chú"), offered=True),
    Key(
        "people",
        "task",
        ("p",),
        "p",
        "ask('people')",
        lambda: _("phụ trách"),
        lambda: _("Chuyên viên theo dõi và kết quả thực hiện"),
        offered=True,
    ),
    Key(
        "column",
        "task",
        ("c",),
        "c",
        "ask('column')",
        lambda: _("cột"),
        lambda: _("Chọn cột cho nhiệm vụ"),
        offered=True,
    ),
    Key("undo", "task", ("u",), "u", "undo", lambda: _("hoàn tác"), lambda: _("Hoàn tác việc vừa làm"), offered=True),
    Key(
        "redo",
        "task",
        ("ctrl+r",),
        "Ctrl+R",
        "redo",
        lambda: _("làm lại"),
        lambda: _("Làm lại việc vừa hoàn tác"),
        offered=True,
    ),
    Key("filter", "main", ("/",), "/", "filter", lambda: _("lọc"), lambda: _("Lọc nhiệm vụ"), offered=True),
    Key("next-hit", "main", ("n",), "n", "hit(1)", lambda: _("kết quả sau"), lambda: _("Đến kết quả lọc tiếp theo")),
    Key(
        "previous-hit", "main", ("N",), "N", "hit(-1)", lambda: _("kết quả trước"), lambda: _("Về kết quả lọc trước đó")
    ),
    Key(
        "back",
        "main",
        ("escape",),
        "Esc",
        "clear",
        lambda: _("bỏ lọc"),
        lambda: _("Bỏ thông báo, bỏ đánh dấu, bỏ lọc"),
        offered=True,
    ),
    Key("palette", "any", ("f1", "ctrl+p"), "F1", "palette", lambda: _("lệnh"), lambda: _("Danh sách lệnh")),
    Key(
        "help", "any", ("?",), "?", "help", lambda: _("trợ giúp"), lambda: _("Các phím của màn hình này"), offered=True
    ),
    Key("leave", "main", ("q",), "q", "leave", lambda: _("thoát"), lambda: _("Rời khỏi chương trình"), offered=True),
    Key("close", "opened", ("escape", "q"), "Esc", "close", lambda: _("về bảng"), lambda: _("Trở về màn hình trước")),
    Key("next-field", "form", ("tab", "down"), "Tab", "field(1)", lambda: _("ô sau"), lambda: _("Sang ô tiếp theo")),
    Key(
        "previous-field",
        "form",
        ("shift+tab", "up"),
        "⇧Tab",
        "field(-1)",
        lambda: _("ô trước"),
        lambda: _("Về ô trước"),
    ),
    Key("submit", "form", ("enter", "f10"), "Enter", "submit", lambda: _("ghi"), lambda: _("Ghi lại")),
    Key("cancel", "form", ("escape",), "Esc", "cancel", lambda: _("bỏ"), lambda: _("Bỏ, không thay đổi gì")),
    Key(
        "keep-filter",
        "filter",
        ("enter", "down"),
        "Enter",
        "keep",
        lambda: _("giữ bộ lọc"),
        lambda: _("Giữ bộ lọc và trở về"),
    ),
    Key("drop-filter", "filter", ("escape",), "Esc", "drop", lambda: _("bỏ lọc"), lambda: _("Bỏ lọc và trở về")),
    Key("choice-up", "choice", ("up",), "↑", "move(-1)", lambda: _("chọn"), lambda: _("Chọn dòng trên")),
    Key("choice-down", "choice", ("down",), "↓", "move(1)", lambda: _("chọn"), lambda: _("Chọn dòng dưới")),
    Key("pick", "choice", ("enter",), "Enter", "pick", lambda: _("lấy"), lambda: _("Lấy dòng đang chọn")),
    Key("leave-choice", "choice", ("escape",), "Esc", "cancel", lambda: _("bỏ"), lambda: _("Bỏ, không chọn gì")),
)

BY_ID = {key.id: key for key in KEYS}


def keys_on(*places: str) -> tuple[Key, ...]:
    """The keys that act on these places, in the order in which help shows them."""
    return tuple(key for key in KEYS if key.on in places)


def spellings(key: str) -> tuple[str, ...]:
    """The key and what an input method may make of it: a command letter with marks on it is still that letter.

    >>> "".join(spellings("u")), spellings("d"), spellings("m"), spellings("f1")
    ('uùúủũụưừứửữự', ('d', 'đ'), ('m',), ('f1',))
    """
    if len(key) != 1 or not key.isalpha():
        return (key,)
    return (key, *(letter for letter in (_MARKED if key.islower() else _MARKED.upper()) if plain(letter) == key))


def plain(letter: str) -> str:
    """The letter without its marks: ư → u, đ → d.

    >>> plain("Ứ"), plain("đ"), plain("m")
    ('U', 'd', 'm')
    """
    return unicodedata.normalize("NFD", letter)[0].translate({ord("đ"): "d", ord("Đ"): "D"})


def footer(ids: Iterable[str]) -> tuple[tuple[str, str], ...]:
    """(label, words) of the keys with these ids, neighbours that say the same drawn together ("↑↓ chọn").

    >>> footer(["up", "down", "help"])
    (('↑↓', 'chọn'), ('?', 'trợ giúp'))
    """
    told: list[tuple[str, str]] = []
    for key in map(BY_ID.__getitem__, ids):
        words = key.short()
        if told and told[-1][1] == words:
            told[-1] = (told[-1][0] + key.label.split(" ")[0], words)
        else:
            told.append((key.label.split(" ")[0], words))
    return tuple(told)


FOOTERS: dict[str, tuple[str, ...]] = {
    "board": (
        "left",
        "up",
        "down",
        "right",
        "move-left",
        "move-right",
        "open",
        "evidence",
        "extend",
        "filter",
        "undo",
        "column",
        "note",
        "help",
    ),
    "timeline": (
        "up",
        "down",
        "earlier",
        "later",
        "zoom-in",
        "zoom-out",
        "today",
        "open",
        "evidence",
        "filter",
        "undo",
        "help",
    ),
    "matrix": ("up", "down", "page-up", "page-down", "open", "evidence", "extend", "filter", "undo", "help"),
    "agencies": ("up", "down", "list", "filter", "help"),
    "task": ("evidence", "extend", "note", "people", "column", "undo", "close", "help"),
    "form": ("next-field", "submit", "cancel"),
    "choice": ("choice-up", "choice-down", "pick", "leave-choice"),
    "filter": ("keep-filter", "drop-filter"),
    "help": ("up", "down", "close"),
}
"""The keys that matter in each place, most needed first; the last one always fits."""
