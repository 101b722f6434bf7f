"""The lower part of a task's screen: extensions, notes, and everything that was ever changed, newest first."""

from datetime import date

from board.dates import moment
from board.language import _
from board.said.amendment import amendment_words
from board.said.history import action_said, fate_said, reason_said
from board.said.letters import letter_number, letter_state, round_said
from board.said.meetings import decision_due, decision_outcome
from board.screens.drawing import Line, Piece, fit
from board.screens.widgets.flowing import beside, flow, labelled
from board.screens.widgets.task_cells import INDENT
from board.wording import day
from plans.vietnamese import clean, clean_cell
from store.letters.views import TaskLetterView
from store.meetings.views import DecisionView
from store.task_views import ActionView, AmendmentView, ExtensionView, NoteView, TaskDetailView

_MOMENT = 16
_WHO = 10


def extension_row(detail: TaskDetailView, place: int, cells: int) -> list[Line]:
    """One extension with both days and the paper that allows it; the first one has the label."""
    return beside(_("Gia hạn") if place == 0 else "", _extension(detail.extensions[place]), cells, indent=INDENT)


def amendment_lines(detail: TaskDetailView, cells: int) -> list[Line]:
    """Each change of the row's own words: from which to which, by which paper or as our copy was wrong."""
    told = [
        beside(_("Sửa đổi") if place == 0 else "", _amendment(one), cells, indent=INDENT)
        for place, one in enumerate(detail.amendments)
    ]
    return [line for lines in told for line in lines]


def decision_lines(detail: TaskDetailView, cells: int) -> list[Line]:
    """What meetings decided on the task, with who carries it out, by when, and what was said of it since."""
    told = [
        beside(_("Kết luận") if place == 0 else "", _decision(one), cells, indent=INDENT)
        for place, one in enumerate(detail.decisions)
    ]
    return [line for lines in told for line in lines]


def letter_lines(detail: TaskDetailView, cells: int, *, today: date) -> list[Line]:
    """The letters that asked after the task, and whether they were answered."""
    told = [
        beside(_("Đôn đốc") if place == 0 else "", _letter(one, today), cells, indent=INDENT)
        for place, one in enumerate(detail.letters)
    ]
    return [line for lines in told for line in lines]


def note_row(detail: TaskDetailView, place: int, cells: int) -> list[Line]:
    """The note at this place from the newest on, with who left it and when; the newest one has the label."""
    one = detail.notes[-1 - place]
    return _dated(_("Ghi chú") if place == 0 else "", moment(one.at), one.who, _note(one), cells)


def history_lines(detail: TaskDetailView, cells: int) -> list[Line]:
    """Each action with who did it, when, and what every field was before."""
    told = [
        _dated(_("Nhật ký") if place == 0 else "", moment(one.at), one.who, _action(one, detail.task.key), cells)
        for place, one in enumerate(detail.history)
    ]
    return [line for lines in told for line in lines]


def _dated(label: str, when: str, who: str, pieces: list[Piece], cells: int) -> list[Line]:
    """When and who before the text; the text's further lines stand below its first, where there is room for that."""
    before = _MOMENT + 2 + _WHO + 1
    if cells - INDENT - before < 24:
        return beside(label, [(when, "dim"), (" " + clean(who), ""), (" ", ""), *pieces], cells, indent=INDENT)
    first, *more = flow(pieces, cells - INDENT - before - 1)
    head: list[Piece] = [(when + "  ", "dim"), (fit(clean(who), _WHO) + " ", "")]
    return labelled(label, [(*head, *first), *(((" " * before, ""), *line) for line in more)], indent=INDENT)


def _extension(one: ExtensionView) -> list[Piece]:
    days = _("sản phẩm {number}: {before} → {to}").format(
        number=one.deliverable, before=day(one.before), to=day(one.to)
    )
    paper = _("{document} ngày {day}").format(document=clean(one.document), day=day(one.date))
    issuer = " · " + clean(one.issuer) if one.issuer else ""
    return [(days, "soon"), (f" · {paper}{issuer}", "")]


def _amendment(one: AmendmentView) -> list[Piece]:
    what, by_what = amendment_words(one)
    return [(what, ""), (f" · {by_what}", "waiting" if one.kind == "transcription" else "soon")]


def _decision(one: DecisionView) -> list[Piece]:
    rest = (one.owner_words, decision_due(one), decision_outcome(one))
    told = clean(" · ".join(filter(None, rest)))
    return [(day(one.held_on) + " · ", "dim"), (f"“{clean_cell(one.text)}”", "quote"), (f" · {told}", "")]


def _letter(one: TaskLetterView, today: date) -> list[Piece]:
    overdue = one.replied_on is None and today > one.reply_by
    named = (day(one.dated), one.agency.name, round_said(one.round), letter_number(one.document))
    state = clean(letter_state(one, today=today))
    look = "done" if one.replied_on else "late" if overdue else "soon"
    return [(clean(" · ".join(named)) + " · ", ""), (f"{'! ' if overdue else ''}{state}", look)]


def _note(one: NoteView) -> list[Piece]:
    return [(f"“{clean_cell(one.text)}”", "quote")]


def _action(one: ActionView, key: str) -> list[Piece]:
    """What was done to this task, whatever else the action did; one that was taken back says so."""
    role = "dim" if one.undone else ""
    own = [change for change in one.changes if change.task in (None, key)]
    pieces: list[Piece] = [(clean(action_said(one, own)), role)]
    if one.why:
        pieces.append((" · " + reason_said(one.why), role))
    if fate := fate_said(one):
        pieces.append((f" ({fate})", "dim"))
    return pieces
