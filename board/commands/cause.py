"""`board cause KEY CAUSE`: why a task is late, from a short list."""

import click

from board.commands.carrying_out import carry_out, if_version, keys
from board.commands.command import as_json, command
from board.commands.values import WORDS
from board.language import _
from plans.vietnamese import fold
from store.errors import WrongValue
from store.filters.fields import NO_CAUSE, cause_named
from store.meetings.wishes import SetCause


@command("cause", help=_("Ghi nguyên nhân chậm của một nhiệm vụ; “chưa rõ” hoặc để trống thì bỏ."))
@keys
@click.argument("cause", type=WORDS, metavar=_("NGUYÊN_NHÂN"))
@if_version
@as_json
def cause(keys: str, cause: str, if_version: int | None, as_json: bool) -> None:
    """Say why a task is late."""
    named = cause_named(cause)
    if named is None and fold(cause.replace("-", " ").replace("_", " ")) not in NO_CAUSE:
        raise WrongValue("cause", cause, "cause")
    carry_out(keys, lambda whole: SetCause(whole, named, if_version), json=as_json, of_one={"--if-version": if_version})
