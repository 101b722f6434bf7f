"""An app in one of the palette's themes, and the change from one to the next while it runs."""

import os

from textual.app import App

from board.first_look import DESK, PROJECTOR, SIXTEEN
from board.language import _
from board.screens.palette import THEMES, VARIABLES, put_on
from board.screens.widgets.painted import Painted


class Themed(App[None]):
    """Wears a theme: everything that is drawn, and what the style sheet calls its colours."""

    looks = DESK
    """The name of the theme that is worn."""

    def wear(self, name: str) -> None:
        """Put a theme on before anything is drawn; call it before the app is made."""
        put_on(name)
        self.looks = name

    def ansi_colours(self) -> bool | None:
        """Textual's `ansi_color` for this theme: whether the terminal's own colours are written by their names.

        Without colour they are, too, as Textual would else take them for what they look like on some screen.
        """
        return True if "NO_COLOR" in os.environ or THEMES[self.looks].sixteen else None

    def get_css_variables(self) -> dict[str, str]:
        """Textual's own, and the palette's."""
        return {**super().get_css_variables(), **VARIABLES}

    def change_theme(self, name: str) -> None:
        """Draw everything anew in another theme, on the screens below the uppermost one, too."""
        self.wear(name)
        self.ansi_color = self.ansi_colours()
        self.refresh_css(animate=False)
        for screen in self.screen_stack:
            for widget in screen.query(Painted):
                widget.look_anew()
            screen.refresh()

    def next_theme(self) -> str:
        """Change to the next theme. Returns what it is called."""
        names = list(THEMES)
        self.change_theme(names[(names.index(self.looks) + 1) % len(names)])
        return theme_word(self.looks)


def theme_word(name: str) -> str:
    """What a theme is called."""
    return {
        DESK: _("nền tối, cho bàn làm việc"),
        PROJECTOR: _("nền sáng, tương phản cao, cho máy chiếu"),
        SIXTEEN: _("16 màu"),
    }[name]
