"""The words in which offices are named: a cell taken apart for comparison, with abbreviations written out."""

import re
import unicodedata
from collections.abc import Iterator
from functools import lru_cache
from typing import NamedTuple

from plans.vietnamese import fold

# What plans write short, folded and without punctuation. Both spellings of a name become the long one.
ABBREVIATIONS = {
    "ubnd": "uy ban nhan dan",
    "hdnd": "hoi dong nhan dan",
    "mttq": "mat tran to quoc",
    "mttqvn": "mat tran to quoc viet nam",
    "vp": "van phong",
    "bql": "ban quan ly",
    "tp": "thanh pho",
    "tx": "thi xa",
    "tt": "trung tam",
    "tw": "trung uong",
    "tthc": "thu tuc hanh chinh",
    "gqtthc": "giai quyet thu tuc hanh chinh",
    "cchc": "cai cach hanh chinh",
    "hcc": "hanh chinh cong",
    "khcn": "khoa hoc va cong nghe",
    "khdt": "ke hoach va dau tu",
    "tttt": "thong tin va truyen thong",
    "gddt": "giao duc va dao tao",
    "tnmt": "tai nguyen va moi truong",
    "nnptnt": "nong nghiep va phat trien nong thon",
    "nnmt": "nong nghiep va moi truong",
    "ldtbxh": "lao dong thuong binh va xa hoi",
    "vhttdl": "van hoa the thao va du lich",
    "gtvt": "giao thong van tai",
    "ptth": "phat thanh truyen hinh",
    "kkt": "khu kinh te",
    "bhxh": "bao hiem xa hoi",
    "nhnn": "ngan hang nha nuoc",
    "cntt": "cong nghe thong tin",
    "nn": "nong nghiep",
    "ptnt": "phat trien nong thon",
    "tbxh": "thuong binh va xa hoi",
    "ttdl": "the thao va du lich",
}

Phrase = tuple[str, ...]


def _phrases(*spoken: str) -> tuple[Phrase, ...]:
    return tuple(tuple(words.split()) for words in spoken)


# An office holder stands for the office: "Giám đốc Sở Nội vụ", "Chủ tịch UBND các huyện", "Trưởng Ban Dân tộc".
OFFICE_HOLDERS = _phrases(
    "nguoi dung dau",
    "tong giam doc",
    "hieu truong",
    "cuc truong",
    "thu truong",
    "giam doc",
    "chu tich",
    "lanh dao",
    "chanh",
    "truong",
)

# What may stand behind a name without changing who is meant.
PLACES = _phrases("tren dia ban tinh", "truc thuoc tinh", "thuoc tinh", "trong tinh", "cap tinh", "cua tinh", "tinh")
RELATED = _phrases("co lien quan", "lien quan")
ALL_OF = _phrases("tat ca", "toan bo", "toan the")
JOINERS = _phrases("cung voi", "cung nhu", "va", "voi", "cung")
# Whoever stands behind it does not lead: in a lead cell that is no part of the name before, nor a name of its own.
TOGETHER_WITH = _phrases("phoi hop voi", "phoi hop", "co quan phoi hop", "don vi phoi hop")
LEADING = _phrases("chu tri")

# What an office is in a row, said before a colon or behind its name in brackets: it names nobody else.
ROLES = _phrases(
    "co quan chu tri", "don vi chu tri", "chu tri", "co quan thuong truc", "thuong truc", "co quan dau moi", "dau moi"
)
# In brackets behind a name it takes some of them out: then the name alone means too many.
EXCEPT = frozenset({"tru", "ngoai", "khong"})

# Units of one level: a list of them behind "UBND" is one name, whichever of them it lists and in whatever order.
LEVELS = (
    ("xa", _phrases("xa", "phuong", "thi tran", "dac khu")),
    ("huyen", _phrases("huyen", "quan", "thi xa", "thanh pho")),
)

# Nouns for nobody in particular: with "có liên quan" behind them they name no one.
ANYBODY = frozenset(
    word
    for phrase in _phrases(
        "co quan", "don vi", "to chuc", "ca nhan", "dia phuong", "nganh cap khac", "doan the hoi", "doanh nghiep"
    )
    for word in phrase
)

MINISTRIES = _phrases("bo nganh", "bo co quan", "bo dia phuong")

_TOGETHER = re.compile(r"[^\W_]+(?:[&,.–-][^\W_]+)*|&")
_JOINED = re.compile(r"[^\W_]+(?:&[^\W_]+)*|&")
_WORD = re.compile(r"[^\W_]+")
_WORD_OR_AND = re.compile(r"[^\W_]+|&")
_AND = "va"
_SEPARATOR = re.compile(r"[;,.:/|]|(?:^|\s)[-–—+•*](?:\s|$)")
_EVERY = "cac"


class Word(NamedTuple):
    r"""One word of a cell as names are compared, with its place in the cell.

    `before` says what stands between it and the word before: "" (blanks or a hyphen), "," (a comma, a dash or the like:
    perhaps the next name begins), "\n" (a line end), ";" (certainly the next name). "các" is no word of its own: it
    belongs to the word behind it. `aside` words stand in brackets.
    """

    text: str
    start: int
    end: int
    before: str
    aside: bool = False


@lru_cache(maxsize=4_000)
def words_of(cell: str) -> tuple[Word, ...]:
    """The words of a cell (NFC), abbreviations written out; all words of an expansion have the abbreviation's place.

    >>> [word.text for word in words_of("Các sở; Sở KH&CN")]
    ['so', 'so', 'khoa', 'hoc', 'va', 'cong', 'nghe']
    """
    words: list[Word] = []
    place = 0
    opened: int | None = None
    gap = ""
    aside = False
    for start, end, texts in _pieces(cell):
        between = cell[place:start]
        gap = max(gap, _gap(between), key=" ,\n;".find)
        was_aside, aside = aside, _is_aside(cell, place, between, aside=aside)
        gap = max(gap, "," if was_aside != aside or (aside and "(" in between) else "", key=" ,\n;".find)
        place = end
        opened = start if opened is None else opened
        if texts == (_EVERY,):
            continue
        words.extend(Word(text, opened, end, "" if number else gap, aside) for number, text in enumerate(texts))
        opened, gap = None, ""
    return tuple(words)


def name_key(name: str) -> str:
    """A name as it is looked up: no case, no accents, no punctuation, no "các", abbreviations written out.

    >>> name_key("UBND các huyện, thành phố") == name_key("Uỷ ban nhân dân huyện - thành phố")
    True
    """
    return " ".join(word.text for word in words_of(unicodedata.normalize("NFC", name)))


def _pieces(cell: str) -> Iterator[tuple[int, int, Phrase]]:
    """Start, end and words of every piece; an abbreviation is one piece however it is punctuated ("LĐ-TB&XH")."""
    for together in _TOGETHER.finditer(cell):
        compact = "".join(fold(word) for word in _WORD.findall(together[0]))
        if compact in ABBREVIATIONS:
            yield *together.span(), tuple(ABBREVIATIONS[compact].split())
            continue
        for part in _JOINED.finditer(cell, *together.span()):
            compact = "".join(fold(word) for word in _WORD.findall(part[0]))
            if compact in ABBREVIATIONS:
                yield *part.span(), tuple(ABBREVIATIONS[compact].split())
                continue
            yield from (
                (*word.span(), (_AND if word[0] == "&" else fold(word[0]),))
                for word in _WORD_OR_AND.finditer(cell, *part.span())
            )


def _is_aside(cell: str, place: int, between: str, *, aside: bool) -> bool:
    """Whether the word behind `between` stands in brackets; a bracket that is never closed opens nothing."""
    for offset, mark in enumerate(between):
        if mark == "(":
            aside = ")" in cell[place + offset :]
        elif mark == ")":
            aside = False
    return aside


def _gap(between: str) -> str:
    if ";" in between:
        return ";"
    if "\n" in between:
        return "\n"
    return "," if _SEPARATOR.search(between) else ""
