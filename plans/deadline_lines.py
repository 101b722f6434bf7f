"""Lines, bullets and sentences of a deadline cell: which line ends part two deadlines and which only wrap the words."""

from plans.deadline_token import Token
from plans.deadline_words import Sense

_BULLETS = frozenset("-–—−+•*●○▪◦·‑")
_OPENERS = frozenset(
    {Sense.IN, Sense.UNTIL, Sense.BEFORE, Sense.LATEST, Sense.WITHIN, Sense.FROM, Sense.AFTER, Sense.DAY, Sense.WEEK}
    | {Sense.MONTH, Sense.QUARTER, Sense.YEAR, Sense.EVERY, Sense.REGULARLY, Sense.START, Sense.MIDDLE, Sense.END}
    | {
        Sense.AND,
        Sense.OR,
        Sense.OF,
        Sense.SLASH,
        Sense.COMMA,
        Sense.DASH,
        Sense.STAGE,
        Sense.LABEL,
        Sense.COLON,
        Sense.OPEN,
    }
)
_FOLLOWERS = frozenset({Sense.SLASH, Sense.DASH, Sense.AND, Sense.OR, Sense.COMMA, Sense.CLOSE, Sense.ONWARDS})
_NUMBERED = frozenset({Sense.NUMBER, Sense.WORD, Sense.DAY_MONTH})


def mark_lines(tokens: list[Token], text: str) -> list[Token]:
    """Tell bullets and ends of sentences from other marks, and drop the line ends that only wrap."""
    return _joined(_breaks(tokens, text))


def _joined(tokens: list[Token]) -> list[Token]:
    """Without the line ends inside a phrase ("Quý II" / "năm 2022", "từ tháng 3" / "đến tháng 10")."""
    out: list[Token] = []
    open_range = False
    for place, token in enumerate(tokens):
        if token.sense is Sense.FROM:
            open_range = True
        elif token.sense in (Sense.UNTIL, Sense.BREAK, Sense.BULLET):
            open_range = False
        if token.sense is Sense.LINE and _wraps(out, tokens[place + 1 :], open_range=open_range):
            continue
        out.append(token)
    return out


def _wraps(before: list[Token], after: list[Token], *, open_range: bool) -> bool:
    if not before or not after:
        return True
    last, following = before[-1].sense, after[0].sense
    if following in (Sense.BULLET, Sense.LINE) or last in (Sense.BREAK, Sense.LINE):
        return False
    if last in _OPENERS or following in _FOLLOWERS:
        return True
    if following is Sense.UNTIL:
        return open_range
    if following is Sense.YEAR:
        has_its_year = last is Sense.NUMBER and before[-1].end - before[-1].start == 4
        return last in _NUMBERED and not has_its_year
    return following in (Sense.MONTH, Sense.EVERY) and len(before) > 1 and before[-2].sense is Sense.DAY


def _breaks(tokens: list[Token], text: str) -> list[Token]:
    """Tell bullets from dashes, ends of sentences from other dots, and numbering from numbers."""
    out: list[Token] = []
    skip = False
    for place, token in enumerate(tokens):
        if skip:
            skip = False
            continue
        fresh = not out or out[-1].sense in (Sense.LINE, Sense.BREAK, Sense.BULLET)
        after = tokens[place + 1] if place + 1 < len(tokens) else None
        if fresh and text[token.start] in _BULLETS:
            out.append(Token(Sense.BULLET, token.start, token.end))
        elif fresh and after is not None and _is_numbering(token, after, text):
            out.append(Token(Sense.BULLET, token.start, after.end))
            skip = True
        elif token.sense is Sense.DOT and not text[token.end : token.end + 1].strip():
            out.append(Token(Sense.BREAK, token.start, token.end))
        else:
            out.append(token)
    return out


def _is_numbering(token: Token, after: Token, text: str) -> bool:
    """Whether "1." or "a)" opens a line; "1.5" and "(a)" do not."""
    if token.end - token.start > 2 or token.sense not in (Sense.NUMBER, Sense.WORD):
        return False
    if after.sense is Sense.CLOSE:
        return True
    return after.sense is Sense.DOT and text[after.end : after.end + 1].isspace() and bool(text[after.end :].strip())
