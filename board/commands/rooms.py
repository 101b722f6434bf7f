"""Opens the rooms of the command line late: only the chosen one is imported, so each pays for its own weight alone."""

from importlib import import_module
from types import ModuleType


def room(name: str) -> ModuleType:
    """The module of this name in `board.commands`."""
    return import_module(f"board.commands.{name}")
