"""Looks: every role that a line may be drawn in, as a Rich style. A colour never tells alone: marks stand beside it.

Three themes: for the desk, light with high contrast for the projector, and one for terminals of sixteen colours. Without
colour (`NO_COLOR`) the app strips the colours of these same looks and weight, dimness and reverse remain.
"""

from collections.abc import Mapping
from dataclasses import dataclass

from board.cell_text import over_day_off
from board.first_look import DESK, PROJECTOR, SIXTEEN


@dataclass(frozen=True, slots=True)
class Theme:
    """The looks of every role on one ground; `raised` is the ground of fields, `off` of what crosses a day off.

    Inks of the desk are among the 240 colours that every terminal has by number, as colours in full were half of the first
    picture's bytes (see `board.screens.pen`). `sixteen` says that a theme's colours are the terminal's own sixteen, by Rich's
    names; else they are written #rrggbb.
    """

    ground: str
    raised: str
    looks: Mapping[str, str]
    off: str
    off_looks: Mapping[str, str]
    sixteen: bool = False


THEMES: Mapping[str, Theme] = {
    DESK: Theme(
        "#11161c",
        "#1b232c",
        {
            "": "#dadada",
            "dim": "#949494",
            "faint": "#8a8a8a",
            "title": "bold #eeeeee",
            "head": "bold #afd7ff",
            "key": "bold #ffd787",
            "number": "#afd7ff",
            "late": "bold #ff8787",
            "soon": "#ffd787",
            "done": "#87d787",
            "ongoing": "#afafff",
            "waiting": "#d7afff",
            "today": "bold #ffd787",
            "chosen": "bold #ffffff",
            "bar": "bold #ffd787",
            "marked": "bold #87d7d7",
            "tab": "bold reverse #afd7ff",
            "rule": "#6c6c6c",
            "told": "bold #87d787",
            "refused": "bold #ff8787",
            "quote": "#d7d7af",
            "code": "#ffffff",
            "shade": "#8a8a8a",
        },
        off="#3a3a3a",
        off_looks={"late": "bold #ffafaf"},
    ),
    PROJECTOR: Theme(
        "#ffffff",
        "#e8e8e8",
        {
            "": "#000000",
            "dim": "#3d3d3d",
            "faint": "#4d4d4d",
            "title": "bold #000000",
            "head": "bold #003a7a",
            "key": "bold #6b3d00",
            "number": "#003a7a",
            "late": "bold #9c0000",
            "soon": "#6b3d00",
            "done": "#00521a",
            "ongoing": "#24269c",
            "waiting": "#5c1a80",
            "today": "bold #6b3d00",
            "chosen": "bold #000000",
            "bar": "bold #9c0000",
            "marked": "bold #004d57",
            "tab": "bold reverse #003a7a",
            "rule": "#757575",
            "told": "bold #00521a",
            "refused": "bold #9c0000",
            "quote": "#4a3b00",
            "code": "#000000",
            "shade": "#4d4d4d",
        },
        off="#d0d0d0",
        off_looks={},
    ),
    SIXTEEN: Theme(
        "black",
        "blue",
        {
            "": "white",
            "dim": "cyan",
            "faint": "cyan",
            "title": "bold bright_white",
            "head": "bold bright_cyan",
            "key": "bold bright_yellow",
            "number": "bright_cyan",
            "late": "bold bright_red",
            "soon": "bright_yellow",
            "done": "bright_green",
            "ongoing": "bright_cyan",
            "waiting": "bright_magenta",
            "today": "bold bright_yellow",
            "chosen": "bold bright_white",
            "bar": "bold bright_yellow",
            "marked": "bold bright_cyan",
            "tab": "bold reverse bright_cyan",
            "rule": "cyan",
            "told": "bold bright_green",
            "refused": "bold bright_red",
            "quote": "white",
            "code": "bright_white",
            "shade": "cyan",
        },
        off="blue",
        off_looks={"late": "bold bright_white on red", "waiting": "bright_white"},
        sixteen=True,
    ),
}

OVER_DAYS_OFF = ("", "dim", "late", "soon", "done", "number", "ongoing", "waiting", "today")
"""Roles of what may stand over a day off on the timeline."""

PALETTE: dict[str, str] = {}
"""The looks in force, each on its ground."""

VARIABLES: dict[str, str] = {}
"""What board.tcss calls the same colours."""


def put_on(name: str) -> None:
    """Put a theme in force, for everything that is drawn from now on in this process; `name` is one of THEMES."""
    theme = THEMES[name]
    PALETTE.update({role: f"{look} on {theme.ground}" for role, look in theme.looks.items()})
    PALETTE.update(over_days_off(theme))
    named = {
        "ground": theme.ground,
        "raised": theme.raised,
        "ink": theme.looks[""],
        "quiet": theme.looks["dim"],
        "accent-look": theme.looks["soon"],
    }
    VARIABLES.update({name: f"ansi_{colour}" if theme.sixteen else colour for name, colour in named.items()})


def over_days_off(theme: Theme) -> dict[str, str]:
    """The looks of `OVER_DAYS_OFF` on the ground of days off: "late off" and so on, as `over_day_off` names them.

    `off_looks` are those that cannot be read there as they are; few terminals have a red that stands out from another
    of their sixteen colours but white or black.
    """
    looks = {**{role: theme.looks[role] for role in OVER_DAYS_OFF}, **theme.off_looks}
    return {over_day_off(role): look if " on " in look else f"{look} on {theme.off}" for role, look in looks.items()}


def fitting(environ: Mapping[str, str]) -> str:
    """The theme that suits the terminal: the one of sixteen colours where it has no more, else that of the desk.

    By the same names as Rich chooses the colours that it writes.

    >>> fitting({"TERM": "linux"}), fitting({"TERM": "screen-256color"}), fitting({"COLORTERM": "truecolor"})
    ('16', 'desk', 'desk')
    """
    if environ.get("COLORTERM", "").strip().lower() in ("truecolor", "24bit"):
        return DESK
    colours = environ.get("TERM", "").strip().lower().rpartition("-")[2]
    return DESK if colours in ("256color", "kitty") else SIXTEEN


put_on(DESK)
