"""The fields of a paper in a form, and what was typed in them: several forms ask for one."""

from datetime import date
from pathlib import Path

from board.dates import read_day
from board.language import _
from board.said.field_words import field_word
from board.screens.form_screen import Field, FormError
from board.wording import day
from plans.vietnamese import clean
from store.wishes import Paper


def paper_fields() -> tuple[Field, ...]:
    """Number, day and issuer of a paper."""
    return (
        Field("number", _("Số văn bản"), example=_("ví dụ: 2942/QĐ-UBND")),
        Field("date", _("Ngày văn bản"), example=_("ngày/tháng/năm")),
        Field("issuer", _("Cơ quan ban hành"), example=_("không bắt buộc")),
    )


def paper_typed(typed: dict[str, str], today: date, *, may_be_none: bool = False) -> Paper:
    """The paper that was typed in them; with `may_be_none` a note will do in place of a number. Raises FormError."""
    note = typed.get("note", "")
    if not typed["number"] and not (may_be_none and note):
        sentence = (
            _("Xin nhập số văn bản; kết quả không có văn bản thì xin nhập ghi chú.")
            if may_be_none
            else _("Xin nhập số văn bản cho phép.")
        )
        raise FormError("number", sentence)
    on = day_typed(typed["date"], "date", today)
    if on > today:
        raise FormError(
            "date", _("Ngày văn bản {day} sau ngày {today}: xin kiểm tra lại.").format(day=day(on), today=day(today))
        )
    return Paper(typed["number"], on, issuer=typed["issuer"], link=typed.get("link", ""), note=note)


def day_typed(text: str, field: str, today: date, *, meaning: str = "") -> date:
    """A day as an office writes it; where the year is left out, that of the day of judging. Raises FormError.

    `field` is the form's own; `meaning` is the stable name of what is asked there, where the two differ.
    """
    if not text:
        raise FormError(
            field,
            _("Chưa có {field}: xin nhập ngày/tháng/năm, ví dụ 16/05/2022.").format(field=field_word(meaning or field)),
        )
    found = read_day(text) or read_day(f"{text}/{today.year}")
    if found is None:
        raise FormError(
            field, _("“{text}” không phải là ngày: xin nhập ngày/tháng/năm, ví dụ 16/05/2022.").format(text=text)
        )
    return found


def path_typed(text: str, field: str) -> Path:
    """A file or folder as a person names it, "~" for their home. Raises FormError: there is no home of such a name."""
    try:
        return Path(text).expanduser()
    except RuntimeError:
        raise FormError(field, _("Không có thư mục {folder}.").format(folder=clean(Path(text).parts[0]))) from None
