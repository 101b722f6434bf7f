"""Why a task is judged as it is: the rule, the arithmetic, which deliverable decides, and from which paper the rule comes.

Pure: all follows from what is known of the task and the day of judging, so a screen, a prompt and a meeting say the same.
"""

from collections.abc import Iterable
from datetime import date
from typing import NamedTuple

from board.language import _, ngettext
from board.said.days_off import off_note
from board.said.explained_why import extensions_of, why
from board.said.rule_words import rule_words
from board.wording import column_word, day, period_words, timeliness_word
from plans.vietnamese import clean, fold_case
from store.task_views import DeliverableView, ExtensionView, TaskDetailView
from store.words import BOARD_COLUMNS, URGENCY, Column, Timeliness
from store.workflow import DUE_SOON_DAYS


class Reason(NamedTuple):
    """One paragraph of an explanation: what it is about, and its sentences."""

    label: str
    words: str


def explain(detail: TaskDetailView, *, today: date, number: int | None = None) -> tuple[Reason, ...]:
    """Why the task stands as it does on `today`; with `number`, why that deliverable does. The conclusion comes first."""
    decides = _deciding(detail) if number is None else _numbered(detail, number)
    reasons = [Reason(_("Tình trạng"), words) for words in _off_the_board(detail)]
    if decides is None:
        return (*reasons, Reason(_("Tình trạng"), _("Không có sản phẩm nào phải nộp nên không có hạn để so sánh.")))
    reasons.append(Reason(_("Tình trạng"), why(detail, decides, today=today)))
    if number is None and len(detail.deliverables) > 1:
        reasons += _which_decides(detail, decides)
    reasons.append(Reason(_("Quy tắc"), _judging_rule(decides.timeliness)))
    if (reading := _reading(detail, decides)) is not None:
        reasons.append(reading)
    reasons += [Reason(_("Gia hạn"), _extension(one)) for one in extensions_of(detail, decides)]
    reasons += [Reason(_("Lưu ý"), words) for words in _remarks(detail, decides)]
    return (*reasons, Reason(_("Căn cứ"), "; ".join(_sources(detail, decides)) + "."))


def _deciding(detail: TaskDetailView) -> DeliverableView | None:
    """The deliverable as which the task is judged: the worst, among equals the one whose days are counted."""
    worst = min((owed.timeliness for owed in detail.deliverables), key=URGENCY.__getitem__, default=None)
    alike = [owed for owed in detail.deliverables if owed.timeliness is worst]
    if not alike:
        return None
    if worst is Timeliness.LATE:
        return max(alike, key=lambda owed: owed.days_late)
    if worst is Timeliness.ON_TIME:
        return max(alike, key=lambda owed: owed.done_on or date.min)
    return min(alike, key=lambda owed: owed.due or date.max)


def _numbered(detail: TaskDetailView, number: int) -> DeliverableView | None:
    return next((owed for owed in detail.deliverables if owed.number == number), None)


def _off_the_board(detail: TaskDetailView) -> list[str]:
    """What is to be known before anything is counted: the task has left the board, or waits for evidence."""
    task = detail.task
    if task.column not in BOARD_COLUMNS:
        return [
            _(
                "{column}: nhiệm vụ ở ngoài bảng, không tính vào tổng số và không đếm ngày nữa. Nếu còn trên bảng:"
            ).format(column=column_word(task.column))
        ]
    if task.no_evidence:
        left = task.owed - task.closed
        return [
            ngettext(
                "Chờ minh chứng: đã chuyển sang {done} nhưng còn {n} sản phẩm chưa có minh chứng hoàn thành.",
                "Chờ minh chứng: đã chuyển sang {done} nhưng còn {n} sản phẩm chưa có minh chứng hoàn thành.",
                left,
            ).format(n=left, done=column_word(Column.DONE))
        ]
    return []


def _which_decides(detail: TaskDetailView, decides: DeliverableView) -> list[Reason]:
    """Which of several deliverables the task is judged by, how many are in, and who is behind."""
    task = detail.task
    words = _("Nhiệm vụ được xét theo sản phẩm xấu nhất: {which}.").format(which=_which(detail, decides))
    alike = sum((one.timeliness, one.due) == (decides.timeliness, decides.due) for one in detail.deliverables) - 1
    if alike:
        words += " " + ngettext("{n} sản phẩm khác cũng như vậy.", "{n} sản phẩm khác cũng như vậy.", alike).format(
            n=alike
        )
    words += " " + _("Đã nộp {closed}/{owed}.").format(closed=task.closed, owed=task.owed)
    reasons = [Reason(_("Quyết định"), words)]
    others = _tally(detail.deliverables)
    if others:
        reasons.append(Reason(_("Tất cả"), others))
    behind = [owed for owed in detail.deliverables if owed.timeliness is Timeliness.OVERDUE]
    if len(behind) > 1:
        listed = ", ".join(
            ngettext("{who} {n} ngày", "{who} {n} ngày", owed.days_late).format(who=_short(owed), n=owed.days_late)
            for owed in sorted(behind, key=lambda owed: -owed.days_late)
        )
        reasons.append(Reason(_("Quá hạn"), listed + "."))
    return reasons


def _tally(deliverables: Iterable[DeliverableView]) -> str:
    """How many deliverables stand how: "quá hạn 17 · hoàn thành đúng hạn 12"."""
    found: dict[Timeliness, int] = {}
    for owed in deliverables:
        found[owed.timeliness] = found.get(owed.timeliness, 0) + 1
    kinds = sorted(found, key=URGENCY.__getitem__)
    return " · ".join(f"{timeliness_word(kind)} {found[kind]}" for kind in kinds)


def _which(detail: TaskDetailView, owed: DeliverableView) -> str:
    """A deliverable by its number, and whose it is, for which period, or what it is."""
    named = _("sản phẩm {n}").format(n=owed.number)
    parts = [clean(owed.agency.name)] if owed.agency else []
    parts += [period_words(owed.period)] if owed.period else []
    outputs = {one.output for one in detail.deliverables}
    parts += [f"“{clean(owed.output)}”"] if owed.output and len(outputs) > 1 else []
    return f"{named} ({', '.join(parts)})" if parts else named


def _short(owed: DeliverableView) -> str:
    who = clean(owed.agency.abbreviation) if owed.agency else ""
    period = period_words(owed.period or "")
    return " ".join(filter(None, (who, period))) or _("sản phẩm {n}").format(n=owed.number)


def _judging_rule(timeliness: Timeliness) -> str:
    return {
        Timeliness.OVERDUE: _(
            "Quá hạn khi đã qua hết ngày hạn (hạn gia hạn sau cùng, nếu có) mà chưa có minh chứng hoàn thành;"
            " số ngày chậm = ngày xem − ngày hạn."
        ),
        Timeliness.DUE_SOON: _("Sắp đến hạn khi ngày hạn nằm trong {n} ngày tới, tính cả ngày xem.").format(
            n=DUE_SOON_DAYS
        ),
        Timeliness.IN_TIME: _("Trong hạn khi chưa qua hết ngày hạn; còn lại = ngày hạn − ngày xem."),
        Timeliness.WAITING: _("Chờ sự kiện khi thời hạn chỉ tính được sau một sự kiện chưa có ngày."),
        Timeliness.ONGOING: _("Việc thường xuyên được tính riêng, không bao giờ quá hạn."),
        Timeliness.UNDATED: _(
            "Chưa rõ hạn khi không có cụm từ nào đọc được thành ngày; được tính riêng, không quá hạn."
        ),
        Timeliness.LATE: _(
            "Hoàn thành quá hạn khi ngày của minh chứng hoàn thành sau ngày hạn (hạn gia hạn sau cùng, nếu có)."
        ),
        Timeliness.ON_TIME: _(
            "Hoàn thành đúng hạn khi ngày của minh chứng hoàn thành không sau ngày hạn, hoặc không có ngày hạn."
        ),
    }[timeliness]


def _reading(detail: TaskDetailView, owed: DeliverableView) -> Reason | None:
    """How the words became a day."""
    deadline = owed.deadline
    words = clean(deadline.words)
    said = rule_words(deadline.rule).sentence
    told = f"“{words}”: {said}" if words else said
    own = clean(detail.deadline.words)
    if own and fold_case(own) != fold_case(clean(detail.task.deadline)):
        told += " " + _("Nguyên văn “{words}” đã được người dùng sửa cách đọc.").format(
            words=clean(detail.task.deadline)
        )
    if deadline.approximate:
        told += " " + _("Ngày này là ước lượng.")
    return Reason(_("Cách đọc"), told)


def _extension(one: ExtensionView) -> str:
    return _("{before} → {to} theo {document} ngày {day}.").format(
        before=day(one.before), to=day(one.to), document=clean(one.document), day=day(one.date)
    )


def _remarks(detail: TaskDetailView, owed: DeliverableView) -> list[str]:
    """What a reader may stumble over: a day off, a day or a paper before the signing."""
    signed = day(detail.plan.signed)
    remarks = []
    if note := off_note(owed.due):
        remarks.append(
            _(
                "{note}: ngày ghi trong văn bản vẫn là hạn, không dời (không áp dụng Điều 148 Bộ luật Dân sự 2015)."
            ).format(note=note)
        )
    if owed.original_due is not None and owed.original_due < detail.plan.signed:
        remarks.append(
            _("Hạn {day} trước ngày ký {signed}: giữ nguyên như văn bản, không dời.").format(
                day=day(owed.original_due), signed=signed
            )
        )
    if owed.done_on is not None and owed.done_on < detail.plan.signed:
        remarks.append(
            _("Minh chứng ngày {day} có trước ngày ký {signed}: vẫn được tính.").format(
                day=day(owed.done_on), signed=signed
            )
        )
    return remarks


def _sources(detail: TaskDetailView, owed: DeliverableView) -> list[str]:
    """The signed document, what allows a later day, and the law or notice behind the rule."""
    plan = detail.plan
    named = _("{document} ngày {day}").format(document=clean(plan.number), day=day(plan.signed))
    place = clean(detail.place) or _("số {number}").format(number=clean(detail.task.number))
    sources = [f"{named}, {place}"]
    source = rule_words(owed.deadline.rule).source
    if source:
        sources.append(_("cách đọc: {source}").format(source=source))
    elif owed.due is not None:
        sources.append(_("cách đọc: quy ước của bảng"))
    return sources
