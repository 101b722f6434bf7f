"""Deadline words, first step: text -> tokens, each with its sense and its place in the text."""

import re
import unicodedata
from functools import lru_cache

from plans.deadline_lines import mark_lines
from plans.deadline_token import Token, Words
from plans.deadline_words import Entry, Sense, entries
from plans.vietnamese import fold, fold_case

_UNITS = "ngày|tuần|tháng|quý|quí|qúy|qúi|năm|lần|đợt|hết|đến|trước|cuối|đầu|giữa"
_BLANK = r"[^\S\n]*"
_TOKEN = re.compile(
    rf"""
      (?P<iso>\d{{4}}-\d\d-\d\d(?!\d))
    | (?P<code>\d+[^\W\d_]?(?:/\d{{4}})?[/-](?!(?:{_UNITS})\b)[^\W\d_]{{2,}}(?:[&/-]?[^\W_]+)*)
    | (?P<date>(?<=ngày\ )\d{{1,2}}{_BLANK}-{_BLANK}\d{{1,2}}{_BLANK}-{_BLANK}\d{{4}}(?!\d)
        | \d{{1,2}}{_BLANK}/{_BLANK}\d{{1,2}}{_BLANK}/{_BLANK}\d{{2,6}}(?!\d)
        | \d{{1,2}}-\d{{1,2}}-\d{{4}}(?!\d) | \d{{1,2}}\.\d{{1,2}}\.\d{{4}}(?!\d))
    | (?P<month_year>\d{{1,2}}{_BLANK}/{_BLANK}\d{{3,6}}(?!\d) | \d{{1,2}}\.\d{{4}}(?!\d))
    | (?P<day_month>\d{{1,2}}{_BLANK}/{_BLANK}\d{{1,2}}(?!\d|/\d|%))
    | (?P<clock>\d{{1,2}}{_BLANK}(?:h|giờ|g)(?![^\W\d_]){_BLANK}(?:\d\d(?!\d|/|\.\d)(?:{_BLANK}phút|['’′])?)?)
    | (?P<percent>\d+(?:[.,]\d+)?{_BLANK}%)
    | (?P<number>\d+)
    | (?P<word>[^\W\d_]+)
    | (?P<line>\n)
    | (?P<mark>\S)
    """,
    re.VERBOSE | re.IGNORECASE,
)
_NUMBERED = {
    "iso": Sense.DATE,
    "date": Sense.DATE,
    "month_year": Sense.MONTH_YEAR,
    "day_month": Sense.DAY_MONTH,
    "number": Sense.NUMBER,
}
_MARKS = {
    ",": Sense.COMMA,
    "&": Sense.COMMA,
    "+": Sense.COMMA,
    ":": Sense.COLON,
    "/": Sense.SLASH,
    "-": Sense.DASH,
    "–": Sense.DASH,
    "—": Sense.DASH,
    "−": Sense.DASH,
    "‑": Sense.DASH,
    "÷": Sense.DASH,
    "~": Sense.DASH,
    "→": Sense.DASH,
    "(": Sense.OPEN,
    "[": Sense.OPEN,
    ")": Sense.CLOSE,
    "]": Sense.CLOSE,
    ";": Sense.BREAK,
    ".": Sense.DOT,
    "…": Sense.DOT,
}
_LINE_ENDS = re.compile("\r\n?|[\x0b\x0c\x1c-\x1e\x85\u2028\u2029]")


def normalized(words: str) -> str:
    r"""The text that token places count in: NFC, every kind of line end as "\n"."""
    return _LINE_ENDS.sub("\n", unicodedata.normalize("NFC", words))


def tokenize(words: str) -> Words:
    """All tokens of a text, with an end token behind the last one.

    >>> [token.sense.value for token in tokenize("Trước ngày 15/11/2021").tokens]
    ['before', 'day', 'd/m/y', 'end of text']
    """
    text = normalized(words)
    raw = [_raw_token(match) for match in _TOKEN.finditer(text)]
    accents = any(not token.folded.isascii() for token in raw if token.sense is Sense.WORD)
    tokens = mark_lines(_with_senses(raw, accents=accents), text)
    return Words(text, (*tokens, Token(Sense.STOP, len(text), len(text))))


def _raw_token(match: re.Match[str]) -> Token:
    group, text = match.lastgroup or "mark", match.group()
    if group == "word":
        return Token(Sense.WORD, match.start(), match.end(), (), _folded(text))
    if group in _NUMBERED:
        numbers = tuple(int(digits[:9]) for digits in re.findall(r"\d+", text))
        return Token(_NUMBERED[group], match.start(), match.end(), numbers[::-1] if group == "iso" else numbers, text)
    if group in ("code", "clock"):
        return Token(Sense(Sense.CODE if group == "code" else Sense.CLOCK), match.start(), match.end())
    if group == "line":
        return Token(Sense.LINE, match.start(), match.end())
    return Token(_MARKS.get(text, Sense.MARK), match.start(), match.end(), (), text)


@lru_cache(maxsize=8192)
def _folded(word: str) -> str:
    return fold_case(word)


def _with_senses(raw: list[Token], *, accents: bool) -> list[Token]:
    """Join words into the longest entries of the vocabulary. An entry may run over a line end."""
    vocabulary = entries(accents=accents)
    tokens: list[Token] = []
    place = 0
    while place < len(raw):
        token = raw[place]
        if token.sense is not Sense.WORD:
            tokens.append(token)
            place += 1
            continue
        joined, place = _longest(raw, place, vocabulary, accents=accents)
        tokens.append(joined)
    return tokens


def _longest(
    raw: list[Token], place: int, vocabulary: dict[str, tuple[Entry, ...]], *, accents: bool
) -> tuple[Token, int]:
    first = raw[place]
    key = first.folded if accents else fold(first.folded)
    for words, sense, value in vocabulary.get(key, ()):
        last = _match(raw, place, words, accents=accents)
        if last is not None and not (sense is Sense.EVENT and _names_a_day(raw, last)):
            return Token(sense, first.start, raw[last].end, (value,), key), last + 1
    return first, place + 1


def _names_a_day(raw: list[Token], last: int) -> bool:
    """Whether the day is said itself: "kể từ ngày 01/3/2026" waits for no event."""
    behind = raw[last + 1].sense if last + 1 < len(raw) else Sense.STOP
    return behind in (Sense.DATE, Sense.DAY_MONTH) and fold(raw[last].folded) == "ngay"


def _match(raw: list[Token], place: int, words: tuple[str, ...], *, accents: bool) -> int | None:
    last = place
    for word in words[1:]:
        last += 1
        if last < len(raw) and raw[last].sense is Sense.LINE:
            last += 1
        if last >= len(raw) or raw[last].sense is not Sense.WORD:
            return None
        if (raw[last].folded if accents else fold(raw[last].folded)) != word:
            return None
    return last
