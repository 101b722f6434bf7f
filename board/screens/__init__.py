"""Screens in the terminal; with board.app the only place that knows Textual.

Textual switches on the kitty keyboard protocol unless told otherwise before it is first imported, and that breaks input
methods in some terminals: off, unless the person has set the variable.
"""

import os

os.environ.setdefault("TEXTUAL_DISABLE_KITTY_KEY", "1")
