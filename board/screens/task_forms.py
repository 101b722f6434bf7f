"""The forms of a task's own screen: the words of its cells, how they are read, why it is late, a paper taken back."""

from collections.abc import Callable, Mapping, Sequence
from functools import partial

from textual.screen import Screen

from board.language import _
from board.said.field_words import field_word
from board.said.meeting_words import cause_word
from board.said.reading import deadline_reading, party_reading
from board.screens.choice_screen import ChoiceScreen
from board.screens.form_opening import Opening
from board.screens.form_paper import paper_fields, paper_typed
from board.screens.form_screen import Field, Form, FormError, YesNo
from board.screens.widgets.choices import Choice
from board.wording import capital, day
from plans.vietnamese import clean, clean_cell
from store.meetings.wishes import SetCause
from store.task_views import EvidenceView, TaskDetailView
from store.wishes import EditTask, Wish, WithdrawEvidence
from store.words import Cause

Answer = tuple[Screen[None] | None, str]
_CELLS = ("title", "outputs", "deadline", "lead", "coordinators")
_NO_CAUSE = "none"


def _words(opening: Opening, cell: str) -> Answer:
    """The cell's own words: only because a paper changed them, or because our copy was wrong."""
    before = clean_cell(getattr(opening.detail.task, cell))

    def wishes(typed: dict[str, str], detail: TaskDetailView) -> Sequence[Wish]:
        words = typed["words"]
        if words == clean_cell(getattr(detail.task, cell)):
            raise FormError("words", _("Nguyên văn chưa thay đổi: xin sửa, hoặc Esc để bỏ."))
        if typed["copy"]:
            if typed["number"]:
                raise FormError("number", _("Bản sao chép sai thì không có văn bản sửa đổi: xin để trống số văn bản."))
            return (EditTask(detail.task.key, ((cell, words),), transcription=True),)
        paper = paper_typed(typed, opening.today)
        return (EditTask(detail.task.key, ((cell, words),), paper=paper),)

    fields: tuple[Field | YesNo, ...] = (
        Field("words", capital(field_word(cell)), before, lines=1),
        YesNo("copy", _("Bản sao chép sai?"), yes=True),
        *paper_fields(),
    )
    note = _("chép sai: chọn “có”, để trống văn bản; có văn bản sửa đổi: chọn “không”, nhập số và ngày")
    facts = ((_("Nguyên văn"), before or "—"), (_("Lưu ý"), note))
    title = _("Sửa nguyên văn · {key}").format(key=opening.detail.task.key)
    return opening.screen(Form(title, facts, fields, wishes)), ""


def _reading(opening: Opening, cell: str) -> Answer:
    """How the cell is read: the words stay. An empty reading goes back to them."""
    detail = opening.detail
    own, read, said = {
        "deadline": (detail.task.deadline, detail.deadline.words, deadline_reading(detail.deadline)),
        "lead": (detail.task.lead, detail.lead.words, party_reading(detail.lead)),
        "coordinators": (detail.task.coordinators, detail.coordinators.words, party_reading(detail.coordinators)),
    }[cell]
    before = clean_cell(read) if cell == "deadline" else clean(read)  # an agency's name has no line break

    def wishes(typed: dict[str, str], shown: TaskDetailView) -> Sequence[Wish]:
        if typed["reading"] == before:
            return ()
        return (EditTask(shown.task.key, ((cell, typed["reading"]),)),)

    facts = ((_("Nguyên văn"), clean_cell(own) or "—"), (_("Đang đọc là"), said))
    hint = _("để trống: đọc theo nguyên văn")
    form = Form(
        _("Sửa cách đọc · {key}").format(key=detail.task.key),
        facts,
        (Field("reading", _("Đọc như"), before, hint, lines=1),),
        wishes,
    )
    return opening.screen(form), ""


def _section(opening: Opening) -> Answer:
    """In which section of its plan the task stands."""
    task = opening.detail.task
    choices = [
        Choice(one.number, clean(f"{one.number}. {one.title}"), _("hiện nay") if one.number == task.section else "")
        for one in opening.detail.plan.sections
    ]
    if not choices:
        return None, _("Kế hoạch không có mục nào để chọn.")

    def follows(picked: str) -> Sequence[Wish]:
        return (EditTask(task.key, (("section", picked),), seen=opening.seen.get(task.key)),)

    title = _("Thuộc mục · {key}").format(key=task.key)
    return ChoiceScreen(title, choices, follows, present=task.section), ""


def _cause(opening: Opening) -> Answer:
    """Why the task is late, from the list."""
    keys, now = opening.keys, opening.shared("cause", opening.detail.task.cause)
    choices = [Choice(one.value, cause_word(one.value), _("hiện nay") if one.value == now else "") for one in Cause]
    choices.append(Choice(_NO_CAUSE, _("(bỏ nguyên nhân)")))

    def follows(picked: str) -> Sequence[Wish]:
        cause = None if picked == _NO_CAUSE else Cause(picked)
        return [SetCause(key, cause, seen=opening.seen.get(key)) for key in keys]

    title = _("Nguyên nhân chậm · {key}").format(key=", ".join(keys))
    return ChoiceScreen(title, choices, follows, present=now or "", numbered=True), ""


def _withdraw(opening: Opening) -> Answer:
    """A paper of the deliverable that is meant, taken back; the closing one opens it again."""
    detail = opening.detail
    papers = [paper for owed in detail.deliverables for paper in owed.evidence]
    if not papers:
        return None, _("Chưa có minh chứng nào để rút.")
    choices = [
        Choice(str(paper.id), _paper(paper), _("hoàn thành sản phẩm") if paper.closes else "") for paper in papers
    ]

    def follows(picked: str) -> Sequence[Wish]:
        seen = opening.seen.get(detail.task.key)
        return (WithdrawEvidence(detail.task.key, evidence=int(picked), seen=seen),)

    return ChoiceScreen(_("Rút minh chứng nào? · {key}").format(key=detail.task.key), choices, follows), ""


def _paper(paper: EvidenceView) -> str:
    return " · ".join(filter(None, (clean(paper.document) or clean(paper.note), day(paper.date), clean(paper.issuer))))


MAKERS: Mapping[str, Callable[[Opening], Answer]] = {
    **{f"words-{cell}": partial(_words, cell=cell) for cell in _CELLS},
    **{f"reading-{cell}": partial(_reading, cell=cell) for cell in ("deadline", "lead", "coordinators")},
    "reading-section": _section,
    "cause": _cause,
    "withdraw": _withdraw,
}
"""The forms by the names under which they are asked for."""
