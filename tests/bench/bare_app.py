"""The least that a Textual app costs: one line of text. What the board is measured against, in the same run."""

from textual.app import App, ComposeResult
from textual.widgets import OptionList, Static


class BareApp(App[None]):
    """Says "ready" and, below it, a few options to move along."""

    def compose(self) -> ComposeResult:
        """One line and a short list."""
        yield Static("ready")
        yield OptionList(*[f"item {number}" for number in range(30)])


if __name__ == "__main__":
    BareApp().run()
