"""What Textual could do to the machine that runs it, and this program never does: write pictures, open a browser, give files.

None of it has a key here; it would be reached only through a flaw, by whoever sits at the other end of an SSH line.
"""

from typing import Any

from textual.app import App

from board.over_ssh import is_over_ssh
from plans.vietnamese import clean_cell


class KeptInside(App[None]):
    """An app that leaves no file, starts no program and puts only clean text into a clipboard."""

    def action_screenshot(self, filename: str | None = None, path: str | None = None) -> None:
        """No picture."""

    def save_screenshot(
        self, filename: str | None = None, path: str | None = None, time_format: str | None = None
    ) -> str:
        """No picture; the name of none."""
        return ""

    def deliver_screenshot(
        self, filename: str | None = None, path: str | None = None, time_format: str | None = None
    ) -> str | None:
        """No picture."""
        return None

    def deliver_text(self, *args: Any, **kwargs: Any) -> str | None:  # noqa: ANN401 - whatever Textual gives
        """No file."""
        return None

    def deliver_binary(self, *args: Any, **kwargs: Any) -> str | None:  # noqa: ANN401 - whatever Textual gives
        """No file."""
        return None

    def open_url(self, url: str, *, new_tab: bool = True) -> None:
        """No browser: it would open where the program runs, not where the person sits."""

    def copy_to_clipboard(self, text: str) -> None:
        """Clean text; over SSH it stays in the program, and the person's own clipboard is theirs."""
        if is_over_ssh():
            self._clipboard = clean_cell(text)
        else:
            super().copy_to_clipboard(clean_cell(text))
