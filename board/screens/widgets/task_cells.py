"""The upper part of a task's screen: each cell's own words, and beside them how they are read."""

from board.language import _, ngettext
from board.said.days_off import off_note
from board.said.meeting_words import cause_word
from board.said.reading import deadline_reading, party_reading
from board.screens.drawing import Line, Piece, fit, width
from board.screens.widgets.flowing import beside
from board.urgency import look
from board.wording import column_word, day, task_judged
from plans.vietnamese import clean, clean_cell, fold_case
from store.task_views import DeadlineView, PartyView, TaskDetailView
from store.views import TaskView
from store.words import BOARD_COLUMNS, Timeliness

INDENT = 14
"""Cells before the words: the longest name of a cell in any language, and a blank on either side."""


def headline(detail: TaskDetailView, cells: int) -> Line:
    """Number, section and plan at the left; column and timeliness at the right."""
    task = detail.task
    state: list[Piece] = [(column_word(task.column).upper(), "title")]
    if task.column in BOARD_COLUMNS:
        state += [(" · ", "dim"), (_state_words(task), look(task))]
    elif paper := _paper_off_the_board(detail):
        state += [(" · ", "dim"), (paper, "soon")]
    if task.no_evidence:
        state += [(" · ", "dim"), (_("chờ minh chứng"), "soon")]
    number = f" {clean(task.number)}"
    state_cells = sum(width(text) for text, _role in state)
    room = cells - width(number) - state_cells - 2
    if room < 0:
        return ((number + " ", "number"), (fit(_state_words(task), max(1, cells - width(number) - 1)), look(task)))
    section = clean(f"{task.section}. {task.section_title}" if task.section_title else task.section)
    place = fit(f" · {section} · {clean(detail.plan.short_title)}", room) if room > 3 else " " * room
    return ((number, "number"), (place, "dim"), (" ", ""), *state, (" ", ""))


def cell_rows(detail: TaskDetailView, cells: int) -> list[tuple[str, list[Line]]]:
    """The document's cells with their reading, then what people added, then what is to be known of our copy.

    Each row has the name of the field that is edited there, "" where nothing is: title, outputs, deadline, lead,
    coordinators, section, column, cause, officer, progress; "people" for officer and progress while both are empty.
    """
    return [(key, beside(label, pieces, cells, indent=INDENT)) for key, label, pieces in _rows(detail)]


def _rows(detail: TaskDetailView) -> list[tuple[str, str, list[Piece]]]:
    task = detail.task
    rows: list[tuple[str, str, list[Piece]]] = [
        ("title", _("Nhiệm vụ"), _own_words(task, "title", "title")),
        ("outputs", _("Sản phẩm"), _own_words(task, "outputs")),
        ("deadline", _("Thời hạn"), _deadline(detail)),
        ("lead", _("Chủ trì"), _party(task, "lead", detail.lead)),
        ("coordinators", _("Phối hợp"), _party(task, "coordinators", detail.coordinators)),
        ("column", _("Cột"), [(column_word(task.column), "")]),
    ]
    if task.cause or task.timeliness in (Timeliness.OVERDUE, Timeliness.LATE):
        rows.append(("cause", _("Nguyên nhân"), [(cause_word(task.cause) if task.cause else "—", "")]))
    if task.officer or task.progress:
        rows.append(("officer", _("Theo dõi"), [(clean(task.officer) or "—", "")]))
        rows.append(("progress", _("Kết quả"), [(clean_cell(task.progress) or "—", "")]))
    else:
        rows.append(("people", _("Theo dõi"), [(_("— · kết quả: —"), "dim")]))
    if detail.place or task.section:
        place = clean(detail.place) or clean(task.section)
        rows.append(("section", _("Vị trí"), [(place, "dim")]))
    if detail.copy_note:
        rows.append(("", _("Bản sao"), [(clean_cell(detail.copy_note), "waiting")]))
    return rows


def _paper_off_the_board(detail: TaskDetailView) -> str:
    """Number and day of the paper that took the task off the board; "" where the history does not have it."""
    for action in detail.history:
        own = {change.field: change.after for change in action.changes if change.task == detail.task.key}
        if not action.undone and own.get("column") == detail.task.column.value:
            return clean(own.get("paper") or "")
    return ""


def _state_words(task: TaskView) -> str:
    return (timeliness_mark(task.timeliness) if task.column in BOARD_COLUMNS else "") + task_judged(task)


def timeliness_mark(timeliness: Timeliness) -> str:
    """What stands before the words of a timeliness, so that it is told without colour."""
    return {
        Timeliness.OVERDUE: "! ",
        Timeliness.LATE: "✓! ",
        Timeliness.ON_TIME: "✓ ",
        Timeliness.ONGOING: "∞ ",
        Timeliness.WAITING: "? ",
        Timeliness.UNDATED: "? ",
    }.get(timeliness, "")


def rule_words(deadline: DeadlineView) -> str:
    """By which rule the words were read, in words."""
    return {
        "date": _("ngày ghi trong văn bản"),
        "month": _("cả tháng"),
        "quarter": _("cả quý"),
        "half_year": _("cả nửa năm"),
        "year": _("cả năm"),
        "span": _("cả khoảng, hạn là ngày cuối"),
        "windows": _("nhiều thời hạn"),
        "recurring": repeats_words(deadline.repeats or ""),
        "ongoing": _("không có ngày hết hạn"),
        "conditional": _("chờ sự kiện, không tự đặt ngày"),
        "unreadable": _("cần người xem lại"),
        "none": _("văn bản không nêu thời hạn"),
    }.get(deadline.kind, deadline.kind)


def repeats_words(repeats: str) -> str:
    """How often something recurs; several rhythms are joined."""
    known = {
        "weekly": _("mỗi tuần"),
        "monthly": _("mỗi tháng"),
        "quarterly": _("mỗi quý"),
        "half_yearly": _("mỗi 6 tháng"),
        "nine_monthly": _("9 tháng"),
        "yearly": _("mỗi năm"),
        "with_report": _("cùng báo cáo định kỳ"),
    }
    said = []
    for rhythm in repeats.split("+"):
        count, several, _year = rhythm.partition("_a_year")
        if several and count.isdigit():
            said.append(ngettext("{n} lần mỗi năm", "{n} lần mỗi năm", int(count)).format(n=count))
        else:
            said.append(known.get(rhythm, rhythm))
    return ", ".join(filter(None, said)) or _("định kỳ")


def _own_words(task: TaskView, cell: str, role: str = "") -> list[Piece]:
    """A cell as it was signed; of a cell that our copy has lost, that it is lost."""
    words: str = getattr(task, cell)
    if words:
        return [(clean_cell(words), role)]
    return [(_("(bản sao mất)") if cell in task.lost_cells else "—", "dim")]


def _deadline(detail: TaskDetailView) -> list[Piece]:
    deadline, task = detail.deadline, detail.task
    if not task.deadline:
        pieces = _own_words(task, "deadline")
        return pieces if "deadline" in task.lost_cells else [(rule_words(deadline), "dim")]
    pieces = [(f"“{clean_cell(task.deadline)}”", "quote")]
    if deadline.words and fold_case(deadline.words) != fold_case(task.deadline):
        pieces += [(" " + _("đọc là") + " ", "dim"), (f"“{clean(deadline.words)}”", "")]
    pieces += [(" → ", "dim"), (_reading(deadline), "")]
    if note := off_note(task.due):
        pieces.append((" · " + note, "soon"))
    if deadline.due is not None and deadline.due < detail.plan.signed:
        pieces.append((" · " + _("trước ngày ký {day}").format(day=day(detail.plan.signed)), "soon"))
    count = len(detail.extensions)
    extended = ngettext("gia hạn {n} lần", "gia hạn {n} lần", count).format(n=count) if count else _("chưa gia hạn")
    return [*pieces, (" · " + extended, "soon" if count else "dim")]


def _reading(deadline: DeadlineView) -> str:
    """Days and rule; of what recurs the rhythm and the whole stretch, as the list below has each day."""
    if deadline.kind == "recurring" and deadline.start and deadline.due:
        count = len(deadline.windows)
        times = ngettext("{n} kỳ", "{n} kỳ", count).format(n=count)
        stretch = f"{day(deadline.start)} – {day(deadline.due)}"
        if deadline.approximate:
            stretch = _("{windows} (ước lượng)").format(windows=stretch)
        return f"{rule_words(deadline)}: {times}, {stretch}"
    between = " · " if deadline.waits_for else ", "
    return clean(deadline_reading(deadline)) + between + rule_words(deadline)


def _party(task: TaskView, cell: str, party: PartyView) -> list[Piece]:
    """The cell's words; beside them who is meant, where that says more than the words; what nobody knows stands out."""
    own = _own_words(task, cell)
    words: str = getattr(task, cell)
    if not words:
        return own
    plain = len(party.agencies) == 1 and not party.groups and not party.unknown
    if plain and fold_case(clean(party.agencies[0])) == fold_case(clean(words)):
        return [(clean(party.agencies[0]), "")]
    count = len(party.groups)
    pieces: list[Piece] = [(f"“{clean_cell(words)}”", "quote"), (" → ", "dim")]
    if count:
        pieces.append((ngettext("{n} nhóm", "{n} nhóm", count).format(n=count) + ": ", "dim"))
    known = PartyView(party.words, party.agencies, party.groups, (), party.related)
    if party.agencies or party.groups:
        pieces.append((clean(party_reading(known)), ""))
    if party.related:
        pieces.append((" " + _("(có liên quan)"), "dim"))
    if party.unknown:
        unknown = ", ".join(clean(words) for words in party.unknown)
        before = "; " if party.agencies or party.groups else ""
        pieces.append((before + _("! chưa rõ cơ quan: {words}").format(words=unknown), "late"))
    return pieces
