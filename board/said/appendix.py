"""What was understood of a signed file and what is doubtful in it → words."""

from board.language import _
from board.said.appendix_problems import fact_name
from board.said.doubts import doubt_sentence
from plans.appendix.headings import Column
from plans.lint import Doubt


def appendix_doubt(doubt: Doubt) -> str:
    """The doubt in one sentence, its place first; of the reading of a table or of its words."""
    reason = _reasons().get(doubt.kind)
    if reason is None:
        return doubt_sentence(doubt)
    found = fact_name(doubt.found) if doubt.kind == "fact_unknown" else doubt.found
    return f"{doubt.where}: {reason.format(found=found)}."


def column_line(column: Column) -> str:
    """A column as it was understood: "3 “Thời gian hoàn thành” → thời hạn"."""
    heading = f" “{column.heading}”" if column.heading else ""
    return f"{column.place}{heading} → {cell_word(column.field)}"


def cell_word(field: str) -> str:
    """What a column holds; a column of another kind goes into the notes."""
    return {
        "number": _("số thứ tự"),
        "title": _("nhiệm vụ"),
        "outputs": _("sản phẩm"),
        "deadline": _("thời hạn"),
        "lead": _("chủ trì"),
        "coordinators": _("phối hợp"),
    }.get(field, _("ghi chú"))


def _reasons() -> dict[str, str]:
    return {
        "headings_lost": _(
            "không thấy hàng tên cột; thứ tự các cột (nhiệm vụ, sản phẩm, thời hạn, chủ trì, phối hợp) suy ra từ nội dung"
        ),
        "link_unread": _("tệp trỏ tới “{found}” ở ngoài; phần đó không được mở"),
        "formula": _("ô chứa công thức “{found}”, giữ nguyên như chữ; cần ghi giá trị"),
        "row_joined": _("dòng không có số và nhiệm vụ; “{found}” được nối vào nhiệm vụ ở trên"),
        "row_short": _("dòng này chỉ có {found} ô; các ô cuối để trống"),
        "row_left_out": _("không rõ dòng “{found}” là gì; không đưa vào kế hoạch"),
        "cells_merged": _("ô “{found}” gộp qua nhiều cột; chỉ ghi vào cột đầu"),
        "title_empty": _("ô nhiệm vụ không có chữ"),
        "number_unread": _("không đọc được số thứ tự “{found}”"),
        "number_inferred": _("dòng không in số thứ tự; số {found} là suy ra từ các dòng bên cạnh"),
        "numbers_counted": _("các dòng của mục {found} không in số thứ tự; số là đếm theo thứ tự dòng"),
        "number_gap": _("số thứ tự {found} không nối tiếp dòng trên"),
        "number_twice": _("số thứ tự bị trùng; dòng này mang số {found}"),
        "section_number_inferred": _("tiêu đề mục không in số; số {found} là đếm theo thứ tự"),
        "section_inferred": _("tiêu đề mục {found} không có trong bảng; số và tiêu đề là suy ra"),
        "section_gap": _("mục {found} không nối tiếp mục trên"),
        "section_twice": _("số mục {found} bị trùng"),
        "fact_unknown": _("không thấy {found} trong tệp; ghi “Chưa rõ”"),
    }
