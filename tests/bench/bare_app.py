"""The least that a Textual app costs: two lines of text, of which a key changes one. The board is held against it, same run."""

from textual.app import App, ComposeResult
from textual.widgets import Static


class BareApp(App[None]):
    """Says "ready", and below it how often Down was pressed."""

    pressed = 0

    def compose(self) -> ComposeResult:
        """Two lines."""
        yield Static("ready")
        yield Static("0", id="count")

    def key_down(self) -> None:
        """Change one line."""
        self.pressed += 1
        self.query_one("#count", Static).update(str(self.pressed))


if __name__ == "__main__":
    BareApp().run()
