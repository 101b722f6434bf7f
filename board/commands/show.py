"""`board show KEY`: everything about a task."""

from board.commands.carrying_out import key
from board.commands.command import as_json, command, option
from board.commands.opening import full_key, open_the_board
from board.commands.options import chosen
from board.commands.output import aligned, one_line, say, say_json
from board.commands.shapes import task_shape
from board.commands.whereabouts import judging_day
from board.dates import moment
from board.language import _
from board.said.amendment import amendment_words
from board.said.as_of import known_on_said
from board.said.explained import explain
from board.said.history import action_lines
from board.said.letters import task_letter_cells
from board.said.meeting_words import cause_word
from board.said.meetings import decision_cells
from board.said.reading import deadline_reading, party_reading
from board.wording import column_word, day, judged, period_words, task_judged
from store.task_views import DeliverableView, TaskDetailView
from store.words import BOARD_COLUMNS


@command(
    "show",
    help=_("Toàn bộ nội dung một nhiệm vụ: nguyên văn, cách đọc, sản phẩm, minh chứng, nhật ký."),
    looks_back=True,
)
@key
@as_json
@option("--explain", "explained", is_flag=True, help=_("Chỉ nói vì sao nhiệm vụ ở tình trạng hiện nay."))
def show(key: str, as_json: bool, explained: bool) -> None:
    """Show one task or duty, or only why it stands as it does."""
    options = chosen()
    with open_the_board(options) as board:
        detail = board.task(full_key(key, board, options), today=judging_day(options))
    reasons = explain(detail, today=judging_day(options)) if explained else ()
    if as_json:
        shape = task_shape(detail)
        say_json({**shape, "explained": [reason._asdict() for reason in reasons]} if explained else shape)
        return
    if explained:
        for line in aligned(reasons):
            say(line)
        return
    _say_head(detail)
    _say_cells(detail)
    _say_deliverables(detail)
    _say_log(detail)


def _say_head(detail: TaskDetailView) -> None:
    task = detail.task
    say(f"{task.key} · {task.section}. {task.section_title} · {detail.plan.short_title}")
    if detail.known_on is not None:
        say(known_on_said(detail.known_on).capitalize())
    state = column_word(task.column)
    if task.column in BOARD_COLUMNS:
        state += " · " + task_judged(task)
    if task.no_evidence:
        state += " · " + _("chờ minh chứng")
    say(state + " · " + _("phiên bản {n}").format(n=task.version))


def _say_cells(detail: TaskDetailView) -> None:
    task = detail.task
    lost = _("(mất trong bản sao)")
    rows = [
        (_("Nhiệm vụ"), task.title or lost),
        (_("Sản phẩm"), _quoted(task.outputs)),
        (_("Thời hạn"), f"{_quoted(task.deadline)}  →  {deadline_reading(detail.deadline)}"),
        (_("Chủ trì"), f"{_quoted(task.lead)}  →  {party_reading(detail.lead)}"),
        (_("Phối hợp"), f"{_quoted(task.coordinators)}  →  {party_reading(detail.coordinators)}"),
        (_("Vị trí"), detail.place),
        (_("Chuyên viên theo dõi"), task.officer),
        (_("Kết quả"), task.progress),
        (_("Nguyên nhân chậm"), cause_word(task.cause)),
        (_("Về bản sao"), detail.copy_note),
    ]
    for line in aligned((name, words) for name, words in rows if words):
        say(line)


def _say_deliverables(detail: TaskDetailView) -> None:
    say()
    say(_("Phải nộp"))
    rows = []
    for owed in detail.deliverables:
        agency = owed.agency.abbreviation if owed.agency else ""
        who = " ".join(filter(None, (agency, period_words(owed.period or ""))))
        state = judged(owed.timeliness, days_late=owed.days_late, days=None)
        rows.append((str(owed.number), owed.output, who, day(owed.due), state, _papers(owed)))
    for line in aligned(rows):
        say("  " + line)
    for extension in detail.extensions:
        say(
            "  "
            + _("Gia hạn sản phẩm {number}: {before} → {to} ({document} {date})").format(
                number=extension.deliverable,
                before=day(extension.before),
                to=day(extension.to),
                document=extension.document,
                date=day(extension.date),
            )
        )


def _say_log(detail: TaskDetailView) -> None:
    if detail.amendments:
        say()
        say(_("Sửa đổi"))
    for amendment in detail.amendments:
        say("  " + " · ".join(amendment_words(amendment)))
    if detail.decisions:
        say()
        say(_("Kết luận của phiên họp"))
    for line in aligned(decision_cells(decision) for decision in detail.decisions):
        say("  " + line)
    if detail.letters:
        say()
        say(_("Đôn đốc"))
    for line in aligned(task_letter_cells(letter) for letter in detail.letters):
        say("  " + line)
    if detail.notes:
        say()
        say(_("Ghi chú"))
    for note in detail.notes:
        say(f"  {moment(note.at)}  {note.who}  {one_line(note.text)}")
    if detail.history:
        say()
        say(_("Nhật ký"))
    for action in detail.history:
        for line in action_lines(action):
            say("  " + line)


def _papers(owed: DeliverableView) -> str:
    if not owed.evidence:
        return "—"
    return "; ".join(
        f"{'✓ ' if paper.closes else ''}{paper.document or paper.note} {day(paper.date)} [{paper.id}]"
        for paper in owed.evidence
    )


def _quoted(words: str) -> str:
    return f"“{one_line(words)}”" if words else "—"
