"""That what is shown was invented: one mark, on every view and in every file, so that nobody takes it for real."""

from collections.abc import Iterable

from board.language import _
from store.views import PlanView


def sample_mark(plans: Iterable[PlanView]) -> str:
    """The mark, where one of the plans is a sample; else ""."""
    return sample_words() if any(plan.sample for plan in plans) else ""


def sample_words() -> str:
    """The mark itself."""
    return _("DỮ LIỆU MẪU")


def with_mark(mark: str, words: str) -> str:
    """Words behind the mark, where there is one.

    >>> with_mark("DỮ LIỆU MẪU", "KH CCHC 2022"), with_mark("", "KH CCHC 2022")
    ('DỮ LIỆU MẪU · KH CCHC 2022', 'KH CCHC 2022')
    """
    return " · ".join(filter(None, (mark, words)))
