"""One mistake as facts with its sentence: what screens and the command line are told of an error."""

from typing import NamedTuple


class Fact(NamedTuple):
    """One mistake: where it stands, what was found there, what would be accepted, and the sentence that says all of it."""

    where: str
    found: str
    expected: str
    message: str
