"""Textual bindings made from the one list of keys.

They all have priority: Textual then acts on each key as it is read, in the order in which the keys were pressed. Without it
a command acts when the key has bubbled up, and of keys that arrive in one packet over a slow line a later one may act
first. Letters that a focused text field can take are still its own.
"""

from textual.binding import Binding

from board.keys import keys_on, spellings


def bindings(*places: str) -> list[Binding]:
    """The bindings of these places, each letter also in the spellings that an input method makes of it."""
    return [
        Binding(
            ",".join(name for typed in key.keys for name in spellings(typed)),
            key.action,
            show=False,
            priority=True,
            id=key.id,
        )
        for key in keys_on(*places)
        if key.keys
    ]
