"""Looks and places on a terminal, and the fewest bytes from one to the next."""

import re
from dataclasses import dataclass, field
from functools import cache, lru_cache

_SWITCHED_OFF_BY = {
    "1": "22", "2": "22", "3": "23", "4": "24", "5": "25", "6": "25", "7": "27", "8": "28", "9": "29",
    "21": "24", "51": "54", "52": "54", "53": "55",
}  # fmt: skip
"""ECMA-48, SGR: what switches a mark on, and what switches it off. Bold and dim share one switch."""

_SEEN_ON_BLANK = frozenset(("4", "5", "6", "7", "9", "21", "51", "52", "53"))
_PARAMETER = re.compile(r"(?:[345]8;(?:5;\d+|2;\d+;\d+;\d+))|\d+")
_STEPS = (0, 95, 135, 175, 215, 255)
_NUMBERED = {
    **{f"{8 + 10 * grey};{8 + 10 * grey};{8 + 10 * grey}": 232 + grey for grey in range(24)},
    **{
        f"{_STEPS[red]};{_STEPS[green]};{_STEPS[blue]}": 16 + 36 * red + 6 * green + blue
        for red in range(6)
        for green in range(6)
        for blue in range(6)
    },
}
"""Colours that terminals have by number: xterm's cube and greys. The first sixteen are not here: people choose them."""


@dataclass(frozen=True, eq=False, slots=True)
class Look:
    """Colours and marks as SGR parameters, "" for the terminal's own colour. Made by `look_of`: equal ones are one object."""

    ink: str
    ground: str
    marks: frozenset[str]
    on_blank: "Look" = field(init=False, repr=False)
    """What can be seen of it where nothing is written: a blank has no ink."""

    def __post_init__(self) -> None:
        seen = (
            self if self.marks & _SEEN_ON_BLANK or not (self.ink or self.marks) else _look("", self.ground, frozenset())
        )
        object.__setattr__(self, "on_blank", seen)

    @property
    def parameters(self) -> tuple[str, ...]:
        """All of it, for a terminal that has been reset."""
        return tuple(filter(None, (*sorted(self.marks), self.ink, self.ground)))


@cache
def _look(ink: str, ground: str, marks: frozenset[str]) -> Look:
    return Look(ink, ground, marks)


def look_of(sgr: str) -> Look | None:
    """The look that these SGR parameters give after a reset; None where they say what is not known here.

    >>> look_of("1;38;5;9;40")
    Look(ink='38;5;9', ground='40', marks=frozenset({'1'}))
    >>> look_of("38;2;215;215;175;48;2;17;22;28")
    Look(ink='38;5;187', ground='48;2;17;22;28', marks=frozenset())
    """
    ink, ground, marks = "", "", set()
    for parameter in map(_shortest, _PARAMETER.findall(sgr)):
        number = int(parameter.partition(";")[0])
        if 30 <= number <= 38 or 90 <= number <= 97:
            ink = parameter
        elif 40 <= number <= 48 or 100 <= number <= 107:
            ground = parameter
        elif parameter in _SWITCHED_OFF_BY:
            marks.add(parameter)
        elif number == 39:
            ink = ""
        elif number == 49:
            ground = ""
        else:
            return None
    return _look(ink, ground, frozenset(marks))


def _shortest(parameter: str) -> str:
    """A colour by its number, where it has one; nothing else changes."""
    plane, full, colour = parameter.partition("8;2;")
    number = _NUMBERED.get(colour) if full else None
    return parameter if number is None else f"{plane}8;5;{number}"


@lru_cache(maxsize=1024)
def change_of_look(old: Look | None, new: Look) -> str:
    """From one look to another: by what differs, or by a reset and all of it, whichever is shorter. `old` None: unknown."""
    anew = f"\x1b[{';'.join(('0', *new.parameters))}m" if new.parameters else "\x1b[m"
    if old is None:
        return anew
    off = {_SWITCHED_OFF_BY[mark] for mark in old.marks - new.marks}
    on = {mark for mark in new.marks if mark not in old.marks or _SWITCHED_OFF_BY[mark] in off}
    ink = (new.ink or "39") if new.ink != old.ink else ""
    ground = (new.ground or "49") if new.ground != old.ground else ""
    changed = ";".join(filter(None, (*sorted(off), *sorted(on), ink, ground)))
    return min(f"\x1b[{changed}m" if changed else "", anew, key=len)


Place = tuple[int, int]
"""Column and row from 0. Column -1: which one is not certain, as behind the last one."""


def move(old: Place | None, new: Place) -> str:
    """Bring the cursor from one place to another. `old` None: it may be anywhere.

    >>> move((5, 2), (9, 2)), move((80, 2), (0, 3)), move((1, 2), (0, 3)), move(None, (0, 3))
    ('\\x1b[4C', '\\r\\n', '\\r\\n', '\\x1b[4H')
    """
    column, row = new
    ways = [f"\x1b[{row + 1}H" if column == 0 else f"\x1b[{row + 1};{column + 1}H"]
    if old is not None and row >= old[1]:
        down = row - old[1]
        ways.append("\r" + "\n" * down + _by(column, "C"))
        if old[0] >= 0:
            back = old[0] - column
            ways.append(_by(down, "B") + (min("\b" * back, _by(back, "D"), key=len) if back > 0 else _by(-back, "C")))
    return min(ways, key=len)


def _by(count: int, way: str) -> str:
    return "" if count == 0 else f"\x1b[{way}" if count == 1 else f"\x1b[{count}{way}"
