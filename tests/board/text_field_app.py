"""A ten-line program with one text field, for the tests that type into it through a pseudo-terminal."""

import sys

from board import screens  # noqa: F401 - sets the terminal up before Textual is imported

# isort: split
from textual.app import ComposeResult
from textual.widgets import Input, Static

from board.screens.pasting import PastesWhole
from board.screens.widgets.growing_field import GrowingField
from board.screens.widgets.text_field import TextField


class FieldApp(PastesWhole):
    """Shows the value of the field, in brackets, on the line below it."""

    ENABLE_COMMAND_PALETTE = False

    def compose(self) -> ComposeResult:
        """Ours, of one line or of several, or Textual's own to compare with."""
        if "stock" in sys.argv:
            yield Input(select_on_focus=False)
        else:
            yield GrowingField(breaks=True) if "growing" in sys.argv else TextField()
        yield Static("[]", markup=False)

    def on_input_changed(self, event: Input.Changed) -> None:
        """Show what is in it."""
        self.query_one(Static).update(f"[{event.value}]".replace("\n", "⏎"))


if __name__ == "__main__":
    FieldApp().run()
