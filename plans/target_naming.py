"""What a piece says beside its number: what is measured, by when, at which levels, against what, and whether it changes."""

import re
from dataclasses import dataclass

from plans.target_pieces import YEAR, Piece, levels_in, levels_of
from plans.target_quantities import ALSO
from plans.target_value import Change
from plans.target_words import CHANGES, GOVERNMENT, LEAD_IN, LEVEL_REACHED, NOT_A_CHANGE, PROVINCE, either


@dataclass(frozen=True, slots=True)
class Said:
    """What a piece says. `name` still holds its levels of government: `without_levels` takes them out.

    `verb` is what was left of the name before the number, `rest` what stands behind it.
    """

    name: str
    head: str
    rest: str
    change: Change
    base: str
    when: str
    year: int | None


def said(piece: Piece) -> Said:
    """Read what stands around the number of a piece."""
    before, when_before = _without_time(piece.before, at_end_too=True)
    before = _after_topic(before)
    change, before = _change(before)
    before = _without_lead_in(_REACHED.sub("", before))
    after, base = _without_base(ALSO.sub("", piece.after))
    after, when_after = _without_time(after, at_end_too=False)
    when = when_before or when_after
    inner = piece.asked[-1].inner
    if inner and before:
        base = base or inner
    elif inner:
        after = f"{inner} {after}"
    if before and after.lstrip().startswith(","):
        after = ""
    rest = _of_name(piece, before, after)
    head = _tidy(_NESTED_HEAD.sub("", before))
    return Said(
        name=_tidy(f"{head} {rest}"),
        head=head,
        rest=_tidy(rest),
        change=change,
        base=_tidy(base),
        when=when,
        year=_year(when),
    )


def scopes_of(piece: Piece) -> tuple[str, ...]:
    """The levels of government of a piece; "từ cấp huyện trở lên" names those above it too."""
    found: dict[str, None] = {}
    for matched in levels_in(piece.text):
        levels = levels_of(matched[0])
        if _UPWARD.match(piece.text, matched.end()) and piece.text[: matched.start()].rstrip().endswith("từ"):
            place = GOVERNMENT.index(levels[-1].removeprefix("cấp "))
            levels = tuple(f"cấp {level}" for level in GOVERNMENT[PROVINCE : place + 1])
        found |= dict.fromkeys(levels)
    return tuple(found)


def without_levels(name: str) -> str:
    """A name without the levels in which its parallels differ."""
    for matched in reversed(levels_in(name)):
        before = _AT.sub("", name[: matched.start()])
        name = f"{before} {name[matched.end() :]}"
    return _tidy(name)


def after_levels(name: str) -> tuple[str, str]:
    """A name cut behind its last level: what the parallels repeat, and what only the last one says for all."""
    found = levels_in(name)
    if not found:
        return name, ""
    return name[: found[-1].end()], name[found[-1].end() :].strip()


def _without_time(text: str, *, at_end_too: bool) -> tuple[str, str]:
    """The text without the words that say by when, and these words; what only belongs to a name stays there."""
    for matched in YEAR.finditer(text):
        left, right = (
            text[max(0, matched.start() - _LOOK_AROUND) : matched.start()],
            text[matched.end() :][:_LOOK_AROUND],
        )
        starts = not left.strip() or left.rstrip().endswith((",", ":", "(", ";")) or _AND_END.search(left)
        ends = at_end_too and (not right.strip(" ,:") or _REACHED.fullmatch(right.lstrip()))
        if matched["core"].startswith(("ngày", "Ngày")) and not matched["until"]:
            continue
        if _COMPARED.search(left) or not (matched["until"] or starts or ends):
            continue
        words = _TRYING_TO.sub("", matched[0])
        left, right = text[: matched.start()].rstrip(), text[matched.end() :]
        return left + (right if right.startswith(":") else " " + right.lstrip(" ,")), words.strip()
    return text, ""


def _year(when: str) -> int | None:
    years = re.findall(r"\d{4}", when)
    return int(years[-1]) if years else None


def _after_topic(before: str) -> str:
    """What stands behind the last colon, unless nothing does."""
    topic, colon, rest = before.rpartition(":")
    return (rest if rest.strip() else topic) if colon else before


def _change(before: str) -> tuple[Change, str]:
    """Whether the number is the size of a change, and what stands before it without the verb that says so."""
    at_end = _CHANGES_AT_END.search(before)
    if at_end:
        return CHANGES[at_end["verb"].casefold()], before[: at_end.start()]
    at_start = _CHANGES_AT_START.match(before)
    if at_start is None:
        return Change.LEVEL, before
    without = before[at_start.end() :]
    if _REACHED.search(before):
        return Change.LEVEL, without
    return CHANGES[at_start["verb"].casefold()], without


def _without_lead_in(before: str) -> str:
    before = _TRYING_AT_END.sub("", before)
    if _ONLY_LEAD_IN.fullmatch(before):
        return ""
    return _TRYING.sub("", before)


def _without_base(after: str) -> tuple[str, str]:
    matched = _COMPARED_WITH.search(after)
    if matched is None:
        return after, ""
    return after[: matched.start()] + after[matched.end() :], matched[0].strip()


def _of_name(piece: Piece, before: str, after: str) -> str:
    """What behind the number belongs to the name; a counted noun alone does where nothing else is named."""
    asked = piece.asked[-1]
    if asked.noun == asked.end or asked.unit == "hạng":
        return after
    behind = after[asked.end - asked.noun :]
    if re.match(r"\s+\w", behind) or len(piece.before.split()) < _NAMED_SYLLABLES:
        return after
    return behind


_NAMED_SYLLABLES = 3
_LOOK_AROUND = 60


def _tidy(text: str) -> str:
    text = " ".join(text.split())
    text = re.sub(r"\s+([,;:.)])", r"\1", text)
    return text.strip(" ,;:.–-")


_VERB = rf"(?P<verb>{either(tuple(CHANGES))})(?!\s+(?:{either(NOT_A_CHANGE)})(?!\w))"
_CHANGES_AT_END = re.compile(
    rf"(?:(?<!\w){LEAD_IN}\s+)?(?<!\w){_VERB}(?:\s+(?:thêm|được|bình quân))?\s*$", re.IGNORECASE
)
_CHANGES_AT_START = re.compile(rf"\s*(?:{LEAD_IN}\s+)?{_VERB}\s+", re.IGNORECASE)
_REACHED = re.compile(
    rf"(?:(?<!\w)(?:phấn đấu|tương ứng|lần lượt)\s+)*(?<!\w)(?:{LEVEL_REACHED}|(?:tương ứng|lần lượt)\s*)"
    r"(?:(?:là|đạt|tương ứng|lần lượt)\s*)*$",
    re.IGNORECASE,
)
_TRYING = re.compile(r"^\s*(?:phấn đấu(?:\s+đến)?)\s+(?!$)", re.IGNORECASE)
_TRYING_TO = re.compile(r"^phấn đấu\s+", re.IGNORECASE)
_TRYING_AT_END = re.compile(r"(?:^|\s+)phấn đấu\s*$", re.IGNORECASE)
_ONLY_LEAD_IN = re.compile(rf"\s*(?:(?:{LEAD_IN}|có)\s*)+", re.IGNORECASE)
_NESTED_HEAD = re.compile(r"^[\s,]*trong\s+(?:tổng\s+)?(?:số\s+)?(?:đó|này|ấy)(?!\w),?\s*", re.IGNORECASE)
_COMPARED = re.compile(r"so\s+(?:với|cùng kỳ)(?:\s+\w+){0,2}\s+$", re.IGNORECASE)
_COMPARED_WITH = re.compile(r"(?<!\w)so\s+(?:với|cùng kỳ|kế hoạch)[^,;()]*?(?=[,;()]|\.?$)", re.IGNORECASE)
_AND_END = re.compile(r"(?:^|\s)và\s+$", re.IGNORECASE)
_AT = re.compile(r"(?:\s+(?:của|ở|tại|đối với))?\s*$", re.IGNORECASE)
_UPWARD = re.compile(r"\s+trở lên(?!\w)", re.IGNORECASE)
