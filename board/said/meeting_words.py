"""Causes of delay and what became of decisions, in the reader's language."""

from board.language import _
from store.meetings.views import Followed
from store.words import Cause, Settled


def cause_word(cause: str) -> str:
    """Why a task is late; "" stays "", and so does a word that is not known here.

    >>> cause_word("no_money"), cause_word("")
    ('thiếu kinh phí', '')
    """
    words = {
        Cause.AWAITS_SUPERIOR.value: _("chờ văn bản, ý kiến cấp trên"),
        Cause.NOT_AGREED.value: _("chưa thống nhất ý kiến"),
        Cause.NO_MONEY.value: _("thiếu kinh phí"),
        Cause.NO_PEOPLE.value: _("thiếu nhân lực"),
        Cause.OUTSIDE.value: _("khách quan"),
        Cause.NOT_BEGUN.value: _("chưa triển khai"),
    }
    return words.get(cause, cause)


def settled_word(outcome: str) -> str:
    """How a decision was settled by hand; what is not known here stays as it is."""
    words = {Settled.KEPT.value: _("đã thực hiện"), Settled.WITHDRAWN.value: _("thôi thực hiện")}
    return words.get(outcome, outcome)


def followed_word(followed: Followed) -> str:
    """What became of a decision."""
    return {
        Followed.KEPT: _("đã thực hiện đúng hạn"),
        Followed.LATE: _("đã thực hiện, chậm"),
        Followed.NO_EVIDENCE: _("quá hạn, chưa có minh chứng"),
        Followed.OPEN: _("đang thực hiện"),
        Followed.WITHDRAWN: _("thôi thực hiện"),
    }[followed]


def followed_mark(followed: Followed) -> str:
    """The same as a mark that is told apart without colour."""
    return {
        Followed.KEPT: "✓",
        Followed.LATE: "✓!",
        Followed.NO_EVIDENCE: "!",
        Followed.OPEN: "·",
        Followed.WITHDRAWN: "—",
    }[followed]
