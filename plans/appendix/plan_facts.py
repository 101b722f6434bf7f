"""A plan's own facts, from the words around its table: number, day of signing, issuer, title, years, secretariat."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, fields, replace
from datetime import date
from itertools import pairwise
from typing import Self

from plans.appendix.numbers import is_upper
from plans.toml_file import is_year
from plans.vietnamese import clean

UNKNOWN = "Chưa rõ"
_NUMBER = r"(?P<number>\d+[a-zđ]?(?:/\d{4})?[/-][A-ZĐ][\w.-]*(?:/[A-ZĐ][\w.-]*)*)"
_DAY = r"ngày\s+(?P<day>\d{1,2})(?:\s*[/.-]\s*|\s+tháng\s+)(?P<month>\d{1,2})(?:\s*[/.-]\s*|\s+năm\s+)(?P<year>\d{4})"
_SAID_NUMBER = r"số\s+\d"
_KINDS = "Quyết định|Kế hoạch|Chương trình|Công văn|Nghị quyết|Thông báo|Đề án|Tờ trình|Chỉ thị|Hướng dẫn"
_WITH = re.compile(
    rf"(?i:kèm\s+theo\s+(?:{_KINDS})?(?:[^()]{{0,80}}?\b(?={_SAID_NUMBER}))?)\s*(?:(?i:số)\s*:?\s*)?{_NUMBER}\s*,?\s*(?i:{_DAY})(?:\s+(?i:của)\s+(?P<issuer>[^()]+?))?\s*\)?\s*$"
)
_HEAD_NUMBER = re.compile(rf"(?i:^số)\s*:?\s*{_NUMBER}\s*$")
_HEAD_DAY = re.compile(rf"(?i:^[^,;.]{{2,40}},\s*{_DAY}\s*$)")
_NAMED = re.compile(
    r"(?i:ban\s+hành\s+kèm\s+theo)\s+(?:Quyết định|Công văn|Tờ trình)\s+này\s+(?P<title>[^.;]+?)\s*(?:[.;]|$)"
)
_DECIDED = re.compile(
    r"(?i:(?:v/v|về\s+việc)?\s*(?:ban\s+hành|phê\s+duyệt)\s+)(?P<title>(?i:Kế hoạch|Chương trình|Đề án)\s.+)"
)
_PLACE = re.compile(r"(?P<place>[^,;.\d]{2,40}),\s*ngày\s")
_LETTERHEAD = re.compile(r"(?:UBND|[ỦU][YỶ] BAN NHÂN DÂN|TỈNH|THÀNH PHỐ)\b|CỘNG H(?:ÒA|OÀ) XÃ HỘI|ĐỘC LẬP")
_YEARS = re.compile(r"(?i:năm|giai\s+đoạn)\s+(?P<first>\d{4})(?:\s*(?:-|–|đến|,|và)\s*(?:năm\s+)?(?P<last>\d{4}))?")
_FOLLOWS = re.compile(
    r"^(?:(?:\d+|[a-zđ])[.)]\s*|-\s*)*(?i:giao\s+)?"
    r"(?P<office>(?:Văn phòng|Sở|Ban|Thanh tra|Phòng|Trung tâm)\s[^,.;:]{2,80}?)\s+"
    r"(?i:chủ\s+trì,?\s+|có\s+trách\s+nhiệm\s+|giúp\s+[^,.;]{2,60}\s+)*"
    r"(?i:theo\s+dõi,\s+(?:đôn\s+đốc|kiểm\s+tra|tổng\s+hợp)|là\s+cơ\s+quan\s+(?:thường\s+trực|đầu\s+mối))"
)
_MOST_YEARS = 12
_KINDS_OF_PLANS = ("KẾ HOẠCH", "KẾ HOẠCH HÀNH ĐỘNG", "CHƯƠNG TRÌNH", "CHƯƠNG TRÌNH HÀNH ĐỘNG", "ĐỀ ÁN")
_SHORTEST_WORDS = (("cải cách hành chính", "CCHC"), ("thủ tục hành chính", "TTHC"))


@dataclass(frozen=True, slots=True)
class Facts:
    """What is known about a plan apart from its table; None where it is not known."""

    key: str | None = None
    number: str | None = None
    signed: date | None = None
    title: str | None = None
    short_title: str | None = None
    issuer: str | None = None
    years: tuple[int, ...] | None = None
    secretariat: str | None = None

    def filled_from(self, other: Self) -> Self:
        """These facts, with those of `other` where nothing is known."""
        names = [name.name for name in fields(self)]
        return replace(self, **{name: getattr(other, name) for name in names if getattr(self, name) is None})

    def concluded(self) -> Self:
        """These facts with what follows from them: years from the title, a key from the years, a shorter title."""
        years = self.years or _years(self.title or "")
        key = self.key or ("-".join(map(str, sorted({years[0], years[-1]}))) if years else None)
        return replace(self, years=years, key=key, short_title=self.short_title or _shortened(self.title))

    def missing(self) -> tuple[str, ...]:
        """The facts without which there is no plan and that are not known; a key is not asked for where years give it."""
        needed = ("number", "signed", "title", "issuer", "years" if self.years is None else "key")
        return tuple(name for name in needed if getattr(self, name) is None)


def facts_in(paragraphs: Iterable[str]) -> Facts:
    """The facts that running text around a table states; where they stand twice, the words "kèm theo" win."""
    lines = [clean(paragraph) for paragraph in paragraphs]
    said = next((found for line in lines if (found := _WITH.search(line)) and _day(found)), None)
    head_number = next((found["number"] for line in lines if (found := _HEAD_NUMBER.search(line))), None)
    head_day = next((day for line in lines if (found := _HEAD_DAY.search(line)) and (day := _day(found))), None)
    issuer = said["issuer"] if said else None
    return Facts(
        number=said["number"] if said else head_number,
        signed=_day(said) if said else head_day,
        issuer=_with_its_place(clean(issuer), lines) if issuer else None,
        title=_title(lines, said.string if said else ""),
        secretariat=next((found["office"] for line in lines if (found := _FOLLOWS.match(line))), None),
    )


def _day(found: re.Match[str]) -> date | None:
    try:
        day = date(int(found["year"]), int(found["month"]), int(found["day"]))
    except ValueError:
        return None
    return day if is_year(day.year) else None


def _with_its_place(issuer: str, lines: Sequence[str]) -> str:
    """The issuer ("UBND tỉnh") with its province, where the letterhead and the place before the date both name it."""
    kind = next((kind for kind in ("tỉnh", "thành phố") if issuer.casefold().endswith(kind)), None)
    places = [found["place"] for line in lines if (found := _PLACE.match(line))]
    for place in places if kind else ():
        whole = f"{kind} {place}".casefold()
        if any(line.casefold().endswith(whole) and is_upper(line) for line in lines):
            return f"{issuer} {place}"
    return issuer


def _title(lines: Sequence[str], said: str) -> str | None:
    """The plan's title: as the decision names it, as it stands below "KẾ HOẠCH", else the capitals above "kèm theo"."""
    named = next((found["title"] for line in lines if (found := _NAMED.search(line))), None)
    if named:
        return named
    decided = next((found["title"] for line in lines if (found := _DECIDED.fullmatch(line))), None)
    if decided and not is_upper(decided):
        return decided
    headed = next(((kind, what) for kind, what in pairwise(lines) if kind in _KINDS_OF_PLANS and what), None)
    if headed and not is_upper(headed[1]):
        kind, what = headed
        return f"{kind.capitalize()} {what[0].lower()}{what[1:]}"
    end = (
        lines.index(said)
        if said
        else next((place for place, line in enumerate(lines) if not is_upper(line)), len(lines))
    )
    start = end
    while start and is_upper(lines[start - 1]) and end - start < 6 and not _LETTERHEAD.match(lines[start - 1]):
        start -= 1
    words = [line for line in lines[start:end] if not re.fullmatch(r"PHỤ LỤC(?: (?:[IVX]+|\d+|SỐ \d+))?", line)]
    return " ".join(words) or None


def _years(title: str) -> tuple[int, ...] | None:
    found = _YEARS.search(title)
    if found is None or not is_year(int(found["first"])):
        return None
    first = int(found["first"])
    last = int(found["last"] or first)
    return tuple(range(first, last + 1)) if first <= last < first + _MOST_YEARS else (first,)


def _shortened(title: str | None) -> str | None:
    """The title up to its year, in the abbreviations of the trade.

    >>> _shortened("Kế hoạch cải cách hành chính năm 2022 của tỉnh Cà Mau")
    'Kế hoạch CCHC năm 2022'
    """
    if title is None:
        return None
    found = _YEARS.search(title)
    short = title[: found.end()] if found else title
    short = short.capitalize() if is_upper(short) else short
    for words, abbreviation in _SHORTEST_WORDS:
        short = re.sub(words, abbreviation, short, flags=re.IGNORECASE)
    return short
