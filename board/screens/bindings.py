"""Textual bindings made from the one list of keys."""

from textual.binding import Binding

from board.keys import keys_on, spellings


def bindings(*places: str) -> list[Binding]:
    """The bindings of these places, each letter also in the spellings that an input method makes of it."""
    return [
        Binding(",".join(name for typed in key.keys for name in spellings(typed)), key.action, show=False, id=key.id)
        for key in keys_on(*places)
    ]
