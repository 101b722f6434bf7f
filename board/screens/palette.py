"""Looks: every role that a line may be drawn in, as a Rich style. A colour never tells alone: marks stand beside it.

Without colour (`NO_COLOR`) the app strips the colours of these same looks and weight, dimness and reverse remain.
"""

BACKGROUND = "#11161c"
RAISED = "#1b232c"

_LOOKS = {
    "": "#d5dce3",
    "dim": "#8895a3",
    "faint": "#4a5764",
    "title": "bold #f2f5f8",
    "head": "bold #9cc4f0",
    "key": "bold #f0c674",
    "number": "#9cc4f0",
    "late": "bold #ff8272",
    "soon": "#f0c674",
    "done": "#8fc98b",
    "ongoing": "#9aa8ff",
    "waiting": "#c7a6e8",
    "today": "bold #f0c674",
    "chosen": "bold #ffffff",
    "bar": "bold #f0c674",
    "marked": "bold #8be0e0",
    "tab": "bold reverse #9cc4f0",
    "rule": "#4a5764",
    "told": "bold #8fc98b",
    "refused": "bold #ff8272",
    "quote": "#e4d8b8",
    "code": "#ffffff",
    "shade": "#6c7a88",
}

PALETTE: dict[str, str] = {role: f"{look} on {BACKGROUND}" for role, look in _LOOKS.items()}

VARIABLES: dict[str, str] = {
    "ground": BACKGROUND,
    "raised": RAISED,
    "ink": _LOOKS[""],
    "quiet": _LOOKS["dim"],
    "accent-look": _LOOKS["soon"],
}
"""What board.tcss calls the same colours."""
