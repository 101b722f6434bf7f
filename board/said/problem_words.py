"""A mistake in a plan file or a file of agencies → a sentence: place, what was found, what is accepted."""

from board.language import _
from board.said.appendix_problems import appendix_found, appendix_reasons
from board.said.toml_words import toml_words
from plans.errors import Problem
from plans.vietnamese import clean

_ABOUT_NAMES = frozenset({"unknown_table", "unknown_key", "missing_table", "missing_key", "both", "lost"})
"""Kinds of mistakes that expect names of the file format: the key `number` is no number."""


def problem_sentence(problem: Problem) -> str:
    """The mistake in one sentence, its place first ("2026.toml:12: task.deadline: …")."""
    reason = _reasons().get(problem.kind, _("“{found}” không hợp lệ; cần {expected}"))
    if not problem.expected and problem.kind in _no_such():
        reason = _("không có “{found}”") + f" ({no_such(problem.kind)})"
    elif not problem.expected and problem.kind.startswith("unknown_"):
        reason = _("không có “{found}”")
    found = appendix_found(problem.kind, clean(problem.found))
    if problem.kind == "toml":
        return f"{clean(problem.where)}: {toml_words(found)}."
    return f"{clean(problem.where)}: {reason.format(found=found, expected=problem_expected(problem))}."


def problem_expected(problem: Problem) -> str:
    """What would be accepted instead, in words."""
    expected = clean(problem.expected)
    if problem.kind in _ABOUT_NAMES:
        return expected
    kinds = {
        "text": _("một chuỗi chữ trong dấu nháy"),
        "date": _("một ngày viết như 2021-12-23, không có dấu nháy"),
        "texts": _('danh sách chuỗi chữ như ["a", "b"]'),
        "numbers": _("danh sách số như [2022]"),
        "number": _("một số nguyên"),
        "table": _("một bảng [tên]"),
        "tables": _("các bảng [[tên]]"),
        "toml": _("cú pháp TOML"),
        "utf-8": "UTF-8",
    }
    return kinds.get(expected, expected)


def no_such(kind: str) -> str:
    """Why a day or period that a deadline names does not exist; `kind` as in `plans.errors.DeadlineError`."""
    return _no_such().get(kind, kind)


def _no_such() -> dict[str, str]:
    return {
        "quarter": _("một năm chỉ có quý I đến quý IV"),
        "month": _("một năm chỉ có tháng 1 đến tháng 12"),
        "day": _("ngày phải có trong lịch, viết ngày/tháng/năm"),
        "year": _("năm viết bằng bốn chữ số"),
        "backwards": _("mốc đầu phải trước mốc cuối"),
    }


def _reasons() -> dict[str, str]:
    return {
        **appendix_reasons(),
        "too_large": _("tệp có {found} byte, quá lớn; tối đa {expected} byte"),
        "encoding": _("byte {found} không phải chữ; tệp cần mã hóa {expected}"),
        "nesting": _("các bảng lồng nhau quá sâu; tối đa {expected} tầng"),
        "digits": _("có số quá dài ({found}); cần {expected}"),
        "unknown_table": _("không có bảng tên “{found}”; có thể dùng {expected}"),
        "unknown_key": _("không có khóa tên “{found}”; có thể dùng {expected}"),
        "missing_table": _("thiếu bảng {expected}"),
        "missing_key": _("thiếu khóa “{expected}”"),
        "wrong_type": _("“{found}” sai kiểu; cần {expected}"),
        "empty": _("để trống; cần {expected}"),
        "too_long": _("dài {found} chữ, quá dài; tối đa {expected} chữ"),
        "day": _("ngày “{found}” ngoài khoảng; cần năm trong {expected}"),
        "years": _("“{found}” không phải các năm tăng dần; cần năm trong {expected}"),
        "plan_key": _("“{found}” không dùng làm khóa kế hoạch được; viết như {expected}"),
        "number": _("“{found}” không dùng làm số thứ tự được; viết như {expected}"),
        "agency_key": _("“{found}” không dùng làm khóa cơ quan được; viết như {expected}"),
        "lost": _("“{found}” không phải tên ô; có thể dùng {expected}"),
        "both": _("không dùng “{found}” cùng với “{expected}”"),
        "duplicate": _("“{found}” bị trùng; đã có ở {expected}"),
        "unknown_section": _("không có mục “{found}”; có thể dùng {expected}"),
        "unknown_task": _("không có nhiệm vụ “{found}”; có thể dùng {expected}"),
        "unknown_agency": _("không có cơ quan “{found}”; có thể dùng {expected}"),
        "choice": _("không có “{found}”; có thể dùng {expected}"),
        "key_name": _("“{found}” không phải tên một phím dùng được; viết như {expected}"),
        "key_needed": _(
            "“{found}” phải có phím, vì ở nơi dùng phím ấy không mở được danh sách lệnh; có thể chọn phím khác"
        ),
        "key_clash": _("phím “{found}” đã dùng cho {expected}; mỗi phím chỉ làm một việc ở một nơi"),
        "validity": _("năm bắt đầu {found} sau năm kết thúc {expected}"),
    }
