"""A chasing letter (công văn đôn đốc) as a paper: what is asked for, by when to answer, and the table of what is owed."""

from collections.abc import Iterable, Sequence

from board.language import speaking
from board.reports.issuing import BLANK, document_called, issuer, place, plan_called, secretariat, superior
from board.reports.office_paper import Block, Grid, GridColumn, OfficePaper, Side, Words
from board.reports.paper_docx import paper_docx
from board.reports.report_words import LOST, number_written
from board.said.sample import sample_mark
from board.wording import day, period_words
from plans.vietnamese import clean
from store.letters.views import EarlierLetter, LetterItemView, LetterView

_COLUMNS = (
    GridColumn("STT", 9, Side.CENTRE),
    GridColumn("Nhiệm vụ", 31),
    GridColumn("Sản phẩm", 16),
    GridColumn("Thời hạn", 18),
    GridColumn("Tình trạng", 15),
    GridColumn("Lần đôn đốc", 11, Side.CENTRE),
)


def letter_bytes(letter: LetterView) -> bytes:
    """The letter's Word file."""
    return paper_docx(letter_paper(letter))


def letter_paper(letter: LetterView) -> OfficePaper:
    """The letter as values. Its number and day stay blank until the registry has given them."""
    plan = letter.plan
    with speaking("vi"):
        again = f" (lần {letter.round})" if letter.round > 1 else ""
        return OfficePaper(
            superior=superior(plan),
            issuer=issuer(plan),
            kind="",
            symbol=f"/{BLANK}",
            number=clean(letter.document),
            place=place(plan),
            written=letter.dated if letter.document else None,
            about=f"V/v đôn đốc thực hiện {clean(plan.short_title)}{again}",
            to=(clean(letter.agency.name),),
            blocks=tuple(_blocks(letter)),
            signer=(BLANK,),
            signed_by=BLANK,
            copies=("Như trên;", f"{superior(plan)} (để báo cáo);", "Lưu: VT."),
            sample=sample_mark((plan,)),
        )


def _blocks(letter: LetterView) -> Iterable[Block]:
    office, asked = secretariat(letter.plan), clean(letter.agency.name)
    yield Words(
        f"Thực hiện {plan_called(letter.plan)}, {office} theo dõi, đôn đốc việc thực hiện các nhiệm vụ được giao. "
        f"Đến ngày {day(letter.dated)}, {office} chưa nhận được kết quả của {asked} đối với {_asked(letter)}."
    )
    yield from map(Words, _earlier(letter, office))
    yield Grid(_COLUMNS, tuple(_row(letter, item) for item in letter.items))
    yield Words(
        f"Đề nghị {asked} khẩn trương thực hiện, gửi kết quả (số, ngày văn bản) hoặc báo cáo rõ nguyên nhân, "
        f"khó khăn, vướng mắc và thời gian hoàn thành về {office} chậm nhất ngày {day(letter.reply_by)} để tổng hợp, "
        f"báo cáo {superior(letter.plan)}."
    )
    yield Words(f"Rất mong {asked} quan tâm, phối hợp thực hiện.")


def _asked(letter: LetterView) -> str:
    every, late, coming = (
        f"{number_written(len(items))} sản phẩm" for items in (letter.items, letter.overdue_items, letter.coming_items)
    )
    if not letter.coming_items:
        return f"{late} đã quá hạn nêu dưới đây"
    if not letter.overdue_items:
        return f"{coming} sắp đến hạn nêu dưới đây"
    return f"{every} nêu dưới đây, trong đó {late} đã quá hạn và {coming} sắp đến hạn"


def _earlier(letter: LetterView, office: str) -> Iterable[str]:
    """What went before, once for each set of tasks of which the same is true."""
    chased: dict[tuple[EarlierLetter, ...], list[LetterItemView]] = {}
    for item in letter.items:
        if before := tuple(one for one in letter.earlier if (item.number, item.owed) in one.asked):
            chased.setdefault(before, []).append(item)
    for before, items in chased.items():
        tasks = _tasks_called(items, letter.items)
        yield f"Về {tasks}, {office} đã có {'; '.join(_each_earlier(before, letter))}; {_until_now(before, letter, office)}."


def _tasks_called(items: Sequence[LetterItemView], every: Sequence[LetterItemView]) -> str:
    """Their tasks by number; of a task of which only a part is meant, which part."""
    parts = {item.number for item in every if item not in items}
    names = tuple(dict.fromkeys(item.number + (_part(item) if item.number in parts else "") for item in items))
    if not parts:
        return "các nhiệm vụ này" if len(names) > 1 else "nhiệm vụ này"
    *first, last = names
    return f"các nhiệm vụ {', '.join(first)} và {last}" if first else f"nhiệm vụ {last}"


def _part(item: LetterItemView) -> str:
    return f" ({period_words(item.period) if item.period else f'sản phẩm {item.owed}'})"


def _each_earlier(before: tuple[EarlierLetter, ...], letter: LetterView) -> Iterable[str]:
    """The letters, each with its answer; what was asked of those that no answer followed."""
    asked = clean(letter.agency.name)
    answered = [_is_answered(one, letter) for one in before]
    for at, one in enumerate(before):
        called = document_called(one.document, one.dated) if one.document else f"văn bản đôn đốc ngày {day(one.dated)}"
        if answered[at]:
            reply = document_called(one.reply_document, one.replied_on) if one.reply_document else ""
            called += f" và {asked} đã " + (f"có {reply}" if reply else f"trả lời ngày {day(one.replied_on)}")
        elif not any(answered[at:]):
            called += f", đề nghị trả lời chậm nhất ngày {day(one.reply_by)}"
        yield called


def _until_now(before: tuple[EarlierLetter, ...], letter: LetterView, office: str) -> str:
    answered = [_is_answered(one, letter) for one in before]
    if answered[-1]:
        return f"đến nay {office} chưa nhận được kết quả thực hiện"
    return "đến nay chưa nhận được trả lời đầy đủ" if any(answered) else "đến nay chưa nhận được trả lời"


def _is_answered(one: EarlierLetter, letter: LetterView) -> bool:
    """Whether it was by the day of the letter that speaks of it: printed again later, that says what it said."""
    return one.replied_on is not None and one.replied_on <= letter.dated


def _row(letter: LetterView, item: LetterItemView) -> tuple[str, ...]:
    words = f"“{item.deadline_words}”" if item.deadline_words else "(không ghi thời hạn)"
    moved = item.due != item.original_due and item.original_due is not None
    due = (f"gia hạn đến {day(item.due)}" if moved else day(item.due)) if item.due else ""
    deadline = "\n".join(filter(None, (words, due)))
    output = "\n".join(filter(None, (item.output, period_words(item.period) if item.period else "")))
    return (item.number, item.title or LOST, output, deadline, _standing(letter, item), str(item.round))


def _standing(letter: LetterView, item: LetterItemView) -> str:
    days = item.days_late(letter.dated)
    if item.due is None:
        return ""
    if days > 0:
        return f"quá hạn {days} ngày"
    return f"còn {-days} ngày" if days else "đến hạn trong ngày"
