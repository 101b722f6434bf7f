"""Which version of the program this is."""

from importlib import metadata


def version() -> str:
    """The version as the program was installed ("0.1.0")."""
    return metadata.version("steering-board")
