"""One deliverable's standing in one sentence: the day in force, the day that it is held against, and the difference."""

from collections.abc import Sequence
from datetime import date

from board.language import _, ngettext
from board.said.rule_words import rule_words
from board.wording import day
from plans.vietnamese import clean
from store.task_views import DeliverableView, EvidenceView, ExtensionView, TaskDetailView
from store.words import Timeliness
from store.workflow import DUE_SOON_DAYS


def why(detail: TaskDetailView, owed: DeliverableView, *, today: date) -> str:
    """One sentence: how a deliverable stands, the days that are compared, and what comes out.

    "Quá hạn vì hạn 31/03/2022 (“Qúy I/2022”: ngày cuối quý) < ngày xem 16/05/2022, chưa có minh chứng: chậm 46 ngày; …"
    """
    if owed.due is None:
        return _without_due_day(owed)
    facts = {"due": _due(detail, owed), "today": day(today)}
    if owed.done_on is not None:
        return _closed(owed, owed.due, owed.done_on, facts)
    evidence = _("đã có văn bản nhưng chưa hoàn thành") if owed.evidence else _("chưa có minh chứng")
    facts |= {"evidence": evidence, "extended": _times_extended(detail, owed)}
    left = (owed.due - today).days
    if left < 0:
        return ngettext(
            "Quá hạn vì {due} < ngày xem {today}, {evidence}: chậm {n} ngày; {extended}.",
            "Quá hạn vì {due} < ngày xem {today}, {evidence}: chậm {n} ngày; {extended}.",
            -left,
        ).format(n=-left, **facts)
    if left == 0:
        return _(
            "Đến hạn hôm nay vì {due} = ngày xem {today}, {evidence}; hết ngày này mới là quá hạn; {extended}."
        ).format(**facts)
    if owed.timeliness is Timeliness.DUE_SOON:
        return ngettext(
            "Sắp đến hạn vì {due}: kể từ ngày xem {today} còn {n} ngày, dưới {soon} ngày; {evidence}; {extended}.",
            "Sắp đến hạn vì {due}: kể từ ngày xem {today} còn {n} ngày, dưới {soon} ngày; {evidence}; {extended}.",
            left,
        ).format(n=left, soon=DUE_SOON_DAYS, **facts)
    return ngettext(
        "Trong hạn vì {due} > ngày xem {today}: còn {n} ngày; {evidence}; {extended}.",
        "Trong hạn vì {due} > ngày xem {today}: còn {n} ngày; {evidence}; {extended}.",
        left,
    ).format(n=left, **facts)


def _without_due_day(owed: DeliverableView) -> str:
    words = clean(owed.deadline.words)
    if owed.done_on is not None:
        return _("Hoàn thành đúng hạn vì không có ngày đến hạn nào để so sánh; minh chứng: {paper}.").format(
            paper=_closing(owed)
        )
    if owed.timeliness is Timeliness.ONGOING:
        return _("Thường xuyên vì “{words}” không có ngày đến hạn: không bao giờ quá hạn, không tự hoàn thành.").format(
            words=words
        )
    if owed.timeliness is Timeliness.WAITING:
        event = clean(owed.deadline.waits_for or owed.deadline.words)
        return _("Chờ sự kiện vì thời hạn tùy thuộc “{event}”; chưa có ngày nên chưa thể quá hạn.").format(event=event)
    if not words:
        return _("Chưa rõ hạn vì văn bản không nêu thời hạn; không tự đặt ra ngày nào.")
    return _("Chưa rõ hạn vì “{words}” chưa đọc được thành ngày: cần người xem lại và sửa cách đọc.").format(
        words=words
    )


def _closed(owed: DeliverableView, due: date, done_on: date, facts: dict[str, str]) -> str:
    facts = {**facts, "paper": _closing(owed)}
    early = (due - done_on).days
    if early < 0:
        return ngettext(
            "Hoàn thành quá hạn vì minh chứng {paper} sau {due}: chậm {n} ngày.",
            "Hoàn thành quá hạn vì minh chứng {paper} sau {due}: chậm {n} ngày.",
            -early,
        ).format(n=-early, **facts)
    if early == 0:
        return _("Hoàn thành đúng hạn vì minh chứng {paper}, đúng {due}.").format(**facts)
    return ngettext(
        "Hoàn thành đúng hạn vì minh chứng {paper} trước {due}: sớm {n} ngày.",
        "Hoàn thành đúng hạn vì minh chứng {paper} trước {due}: sớm {n} ngày.",
        early,
    ).format(n=early, **facts)


def _due(detail: TaskDetailView, owed: DeliverableView) -> str:
    """The day in force and how it came about: "hạn 31/03/2022 (“Qúy I/2022”: ngày cuối quý)"."""
    words = clean(owed.deadline.words)
    if owed.due != owed.original_due:
        extensions = extensions_of(detail, owed)
        paper = _(" theo {document}").format(document=clean(extensions[-1].document)) if extensions else ""
        return _("hạn {day} (gia hạn từ {before}{paper})").format(
            day=day(owed.due), before=day(owed.original_due), paper=paper
        )
    how = rule_words(owed.deadline.rule).short
    if not words:
        return _("hạn {day}").format(day=day(owed.due))
    return _("hạn {day} (“{words}”: {how})").format(day=day(owed.due), words=words, how=how)


def _closing(owed: DeliverableView) -> str:
    paper = owed.closing
    return _paper(paper) if paper is not None else _("ngày {day}").format(day=day(owed.done_on))


def _paper(paper: EvidenceView) -> str:
    if not paper.document:
        return _("ngày {day} (không có văn bản)").format(day=day(paper.date))
    return _("{document} ngày {day}").format(document=clean(paper.document), day=day(paper.date))


def _times_extended(detail: TaskDetailView, owed: DeliverableView) -> str:
    times = len(extensions_of(detail, owed))
    return ngettext("đã gia hạn {n} lần", "đã gia hạn {n} lần", times).format(n=times)


def extensions_of(detail: TaskDetailView, owed: DeliverableView) -> Sequence[ExtensionView]:
    """The extensions of one deliverable, oldest first."""
    return [one for one in detail.extensions if one.deliverable == owed.number]
