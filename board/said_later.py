"""Sentences of which the first picture says none: what words them is loaded when the first of them is said."""

from collections.abc import Sequence
from importlib import import_module
from typing import TYPE_CHECKING

from board.fact import Fact

if TYPE_CHECKING:
    from store.task_views import ActionView, Outcome


def error_sentence(error: Exception) -> str:
    """See `board.errors_said`."""
    return str(import_module("board.errors_said").error_sentence(error))


def error_facts(error: Exception) -> tuple[Fact, ...]:
    """See `board.errors_said`."""
    return tuple(import_module("board.errors_said").error_facts(error))


def error_details(error: Exception) -> Sequence[str]:
    """See `board.errors_said`."""
    return list(import_module("board.errors_said").error_details(error))


def done_line(action: "ActionView") -> str:
    """See `board.history_said`."""
    return str(import_module("board.history_said").done_line(action))


def told_lines(outcome: "Outcome") -> Sequence[str]:
    """See `board.told`."""
    return list(import_module("board.told").told_lines(outcome))


def news_line(action: "ActionView", task: str) -> str:
    """See `board.news_said`."""
    return str(import_module("board.news_said").news_line(action, task))
