"""The collector of cycles rests while the program starts: it would walk modules and views again and again and find nothing."""

import gc
import typing


def rest() -> None:
    """Leave off collecting, until `resume`. A tenth of the CPU up to the first paint."""
    gc.disable()


def resume() -> None:
    """Collect again, leaving out all that is there by now. Does nothing where collecting never rested.

    Signatures that are there for type checkers alone, of SQLAlchemy most of all, are let go of: what comes next takes
    their place in memory.
    """
    if not gc.isenabled():
        typing.clear_overloads()
        gc.freeze()
        gc.enable()
