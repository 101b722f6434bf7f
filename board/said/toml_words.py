"""What is wrong with the syntax of a TOML file, as its reader tells it → the reader's words."""

import re

from board.language import _

_TOLD = re.compile(r"(?P<reason>.*) \(at (?:line \d+, column (?P<column>\d+)|end of document)\)", re.DOTALL)


def toml_words(told: str) -> str:
    """Where on its line the syntax breaks off, and why, where that is one of the common mistakes.

    >>> toml_words("Invalid value (at line 3, column 9)")
    'cú pháp TOML sai ở ký tự thứ 9: giá trị chưa hợp lệ, chữ phải đặt trong dấu nháy kép'
    >>> toml_words("Unclosed array (at end of document)")
    'cú pháp TOML sai ở cuối tệp: thiếu dấu ] đóng danh sách'
    """
    found = _TOLD.fullmatch(told)
    if found is None:
        return _("cú pháp TOML sai")
    wrong = (
        _("cú pháp TOML sai ở ký tự thứ {column}").format(column=found["column"])
        if found["column"]
        else _("cú pháp TOML sai ở cuối tệp")
    )
    reason = next((words for begins, words in _reasons().items() if found["reason"].startswith(begins)), "")
    return f"{wrong}: {reason}" if reason else wrong


def _reasons() -> dict[str, str]:
    """How the reader's sentence begins → the mistake; what is rarer is told by its place alone."""
    return {
        "Expected '=' after a key": _("thiếu dấu = sau tên khóa"),
        "Expected newline": _("thừa nội dung ở cuối dòng"),
        "Expected ']'": _("thiếu dấu ] đóng tên bảng"),
        "Expected \"'": _("thiếu dấu nháy đóng chuỗi chữ"),
        "Unterminated string": _("thiếu dấu nháy đóng chuỗi chữ"),
        "Unclosed array": _("thiếu dấu ] đóng danh sách"),
        "Unclosed inline table": _("thiếu dấu đóng ngoặc nhọn"),
        "Invalid value": _("giá trị chưa hợp lệ, chữ phải đặt trong dấu nháy kép"),
        "Invalid statement": _("dòng không bắt đầu bằng tên khóa hay tên bảng"),
        "Invalid date or datetime": _("ngày không có trong lịch"),
        "Illegal character '\\n'": _("thiếu dấu nháy đóng chuỗi chữ"),
        "Illegal character": _("có ký tự không được phép"),
        "Unescaped": _("dấu \\ trong chuỗi chữ phải viết hai lần"),
        "Cannot overwrite a value": _("khóa bị lặp lại"),
        "Duplicate inline table key": _("khóa bị lặp lại"),
        "Cannot declare": _("bảng bị lặp lại"),
    }
