"""The forms of chasing letters: writing them, the registry's number, the answer."""

from collections.abc import Callable, Sequence
from datetime import date

from board.language import _, ngettext
from board.over_ssh import is_over_ssh
from board.replaced_file import folder_to_write_in
from board.said.letters import letter_number, letter_state, round_said
from board.screens.form_paper import day_typed, path_typed
from board.screens.form_screen import Field, Form, FormError, FormScreen, YesNo
from board.wording import day
from plans.vietnamese import clean
from store.letters.views import ChasedAgency, ChaseView, LetterView, usual_reply_day
from store.letters.wishes import NumberLetter, RecordReply, WriteLetters
from store.things_seen import letter_seen
from store.wishes import Wish


def writing_form(
    chase: ChaseView, chosen: ChasedAgency | None, plans: Sequence[str], keep: Callable[[str], None]
) -> FormScreen:
    """Letters to the `chosen` agency, or to all that are to be chased; `keep` gets the folder for their files, "" for none.

    Over SSH no file of the server is written.
    """
    today = chase.today

    def wishes(typed: dict[str, str], _none: None) -> Sequence[Wish]:
        dated = day_typed(typed["date"], "date", today)
        reply_by = day_typed(typed["reply"], "reply", today, meaning="reply_by")
        if reply_by <= dated:
            raise FormError("reply", _("Ngày đề nghị trả lời phải sau ngày công văn {day}.").format(day=day(dated)))
        folder = typed.get("folder", "")
        keep(str(path_typed(folder, "folder")) if folder else "")
        if chosen is None or typed.get("all"):
            return (WriteLetters(tuple(plans), dated, reply_by),)
        return (WriteLetters((chosen.plan.key,), dated, reply_by, agencies=(chosen.agency.key,)),)

    fields: list[Field | YesNo] = []
    if chosen is not None and len(chase.letters) > 1:
        fields.append(YesNo("all", _("Cho tất cả cơ quan?"), yes=False))
    fields += [
        Field("date", _("Ngày công văn"), day(today)),
        Field("reply", _("Trả lời trước ngày"), day(usual_reply_day(today))),
    ]
    if not is_over_ssh():
        fields.append(
            Field("folder", _("Thư mục ghi tệp .docx"), str(folder_to_write_in()), _("để trống: không ghi tệp"))
        )
    facts = [(_("Cơ quan"), _asked(chosen))] if chosen is not None else []
    agencies, items = len(chase.letters), sum(len(one.items) for one in chase.letters)
    every = ngettext("{n} cơ quan", "{n} cơ quan", agencies).format(n=agencies)
    facts.append((_("Tất cả"), f"{every}, {ngettext('{n} việc', '{n} việc', items).format(n=items)}"))
    return FormScreen(Form(_("Lập công văn đôn đốc"), tuple(facts), tuple(fields), wishes), None)


def number_form(letter: LetterView, *, today: date) -> FormScreen:
    """The number that the registry gave, and the letter's day."""
    seen = letter_seen(letter)

    def wishes(typed: dict[str, str], _none: None) -> Sequence[Wish]:
        if not typed["document"]:
            raise FormError("document", _("Xin nhập số mà văn thư đã cấp, hoặc Esc để bỏ."))
        on = day_typed(typed["date"], "date", today)
        return (NumberLetter(letter.number, typed["document"], on, seen=seen),)

    fields = (
        Field("document", _("Số công văn"), clean(letter.document), _("ví dụ: 123/VPUB-NC")),
        Field("date", _("Ngày công văn"), day(letter.dated)),
    )
    return FormScreen(Form(_("Số công văn"), _facts(letter, today), fields, wishes), None)


def reply_form(letter: LetterView, *, today: date) -> FormScreen:
    """When the answer came, its number, what it says; or that there was none after all."""
    seen = letter_seen(letter)

    def wishes(typed: dict[str, str], _none: None) -> Sequence[Wish]:
        if typed.get("none"):
            return (RecordReply(letter.number, None, seen=seen),)
        on = day_typed(typed["date"], "date", today)
        return (RecordReply(letter.number, on, typed["document"], typed["note"], seen=seen),)

    fields: list[Field | YesNo] = [
        Field("document", _("Số văn bản"), clean(letter.reply_document), _("không bắt buộc")),
        Field("date", _("Ngày trả lời"), day(letter.replied_on or today)),
        Field("note", _("Nội dung"), clean(letter.reply_note), _("không bắt buộc")),
    ]
    if letter.replied_on is not None:
        fields.append(YesNo("none", _("Bỏ trả lời đã ghi?"), yes=False))
    return FormScreen(Form(_("Trả lời công văn"), _facts(letter, today), tuple(fields), wishes), None)


def _facts(letter: LetterView, today: date) -> tuple[tuple[str, str], ...]:
    count = ngettext("{n} việc", "{n} việc", len(letter.items)).format(n=len(letter.items))
    named = (letter.agency.name, round_said(letter.round), letter_number(letter.document), count)
    return ((_("Công văn"), " · ".join(named)), (_("Hiện nay"), letter_state(letter, today=today)))


def _asked(one: ChasedAgency) -> str:
    count = ngettext("{n} việc", "{n} việc", len(one.items)).format(n=len(one.items))
    return " · ".join((one.agency.name, round_said(one.round), count))
