"""How the screen looks when it opens."""

from dataclasses import dataclass

DESK, PROJECTOR, SIXTEEN = "desk", "projector", "16"
THEME_NAMES = (DESK, PROJECTOR, SIXTEEN)
LINES = 2
"""How many lines a card has unless somebody wants more or fewer."""


@dataclass(frozen=True, slots=True)
class FirstLook:
    """The theme's name, how the board groups its cards (`store.saved_views.GROUPINGS`), how many lines a card has (1, 2, 3).

    `meeting` is the theme for meetings, "" for the projector's, unless the terminal has no more than sixteen colours.
    `told` is what is to be said on the message line first of all, such as what is wrong in the settings.
    """

    theme: str = DESK
    grouping: str = ""
    lines: int = LINES
    told: str = ""
    meeting: str = ""
