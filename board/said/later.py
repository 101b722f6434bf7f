"""Sentences of which the first picture says none: what words them is loaded when the first of them is said."""

from collections.abc import Sequence
from importlib import import_module
from typing import TYPE_CHECKING

from board.said.fact import Fact

if TYPE_CHECKING:
    from store.task_views import ActionView, Outcome


def error_sentence(error: Exception) -> str:
    """See `board.said.errors`."""
    return str(import_module("board.said.errors").error_sentence(error))


def error_facts(error: Exception) -> tuple[Fact, ...]:
    """See `board.said.errors`."""
    return tuple(import_module("board.said.errors").error_facts(error))


def error_details(error: Exception) -> Sequence[str]:
    """See `board.said.errors`."""
    return list(import_module("board.said.errors").error_details(error))


def done_line(action: "ActionView") -> str:
    """See `board.said.history`."""
    return str(import_module("board.said.history").done_line(action))


def told_lines(outcome: "Outcome") -> Sequence[str]:
    """See `board.said.told`."""
    return list(import_module("board.said.told").told_lines(outcome))


def news_line(action: "ActionView", task: str) -> str:
    """See `board.said.news`."""
    return str(import_module("board.said.news").news_line(action, task))
