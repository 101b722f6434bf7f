"""Why a signed file cannot be read as an appendix → reasons to stand behind its name, with what to do about it."""

from board.language import _


def appendix_reasons() -> dict[str, str]:
    """Kind of problem (see `plans.appendix.refusals`) → reason with the places {found} and {expected}."""
    return {**_of_the_file(), **_of_the_package(), **_of_the_table()}


def _of_the_file() -> dict[str, str]:
    return {
        "file_suffix": _("không nhập được tệp đuôi “{found}”; cần tệp {expected}"),
        "empty_file": _("tệp không có nội dung"),
        "pdf": _(
            "không đọc bảng trong tệp PDF (bản quét là ảnh, bản in mất ranh giới ô);"
            " xin lấy tệp Word gốc của văn bản, hoặc gõ lại phụ lục thành bảng .docx hoặc .xlsx"
        ),
        "picture": _("đây là tệp ảnh, không có chữ để đọc; xin gõ lại phụ lục thành bảng .docx hoặc .xlsx"),
        "old_office": _(
            "tệp Word, Excel đời cũ (.doc, .xls) hoặc có mật khẩu;"
            " xin mở tệp rồi lưu thành .docx hoặc .xlsx không mật khẩu"
        ),
        "wrong_content": _("nội dung là {found}, không phải {expected}; xin lưu lại đúng loại tệp"),
        "legacy_font": _("chữ gõ bằng bảng mã cũ (TCVN3, VNI), không phải Unicode; xin chuyển mã rồi nhập lại"),
    }


def _of_the_package() -> dict[str, str]:
    damaged = _("tệp bị hỏng hoặc bị cắt ngang; xin lấy lại bản gốc")
    return {
        "zip_broken": damaged,
        "office_damaged": damaged,
        "zip_password": _("tệp có mật khẩu; xin lưu lại không mật khẩu"),
        "zip_parts": _("tệp có {found} phần, quá nhiều; tối đa {expected}"),
        "zip_unpacked": _("tệp giải nén quá lớn; tối đa {expected} byte"),
        "zip_ratio": _("tệp nén bất thường, không mở; tối đa {expected} lần"),
        "zip_twice": _("tên này có hai lần trong tệp, không mở"),
        "doctype": _("có khai báo DOCTYPE, không mở; xin lưu lại tệp bằng Word hoặc Excel"),
        "xml_encoding": _("mã hóa {found}; cần {expected}"),
    }


def _of_the_table() -> dict[str, str]:
    return {
        "too_many_rows": _("bảng quá dài; tối đa {expected} dòng"),
        "too_many_columns": _("bảng quá rộng; tối đa {expected} cột"),
        "no_table": _(
            "không có bảng phụ lục nào; kế hoạch viết thành lời thì soạn tệp .toml (mẫu: board plan export 2022)"
        ),
        "picture_table": _(
            "không có bảng phụ lục nào, chỉ có {found} ảnh; bảng chụp thành ảnh không đọc được, xin gõ lại thành bảng"
        ),
        "no_headings": _(
            "có {found} bảng nhưng không bảng nào có hàng tên cột nêu nhiệm vụ cùng thời hạn hoặc cơ quan chủ trì;"
            " xin ghi tên cột ở hàng đầu của bảng"
        ),
        "no_rows": _("bảng phụ lục không có nhiệm vụ nào"),
        "table_number": _("không có bảng phụ lục thứ {found}; chỉ có {expected}"),
        "row_cells": _("dòng này có {found} ô, không rõ thuộc cột nào; bảng có {expected} cột"),
        "another_plan": _(
            "kế hoạch {found} đã có trên bảng, cùng năm nhưng khác tên và không có nhiệm vụ nào chung;"
            " xin nêu khóa bằng {expected}: khóa mới cho kế hoạch mới, khóa đã có nếu văn bản này thay kế hoạch đó"
        ),
        "fact_missing": _("trong tệp không thấy {found}; xin nêu bằng {expected}"),
    }


def appendix_found(kind: str, found: str) -> str:
    """What was found, in words where it is a name of ours."""
    if kind == "fact_missing":
        return fact_name(found)
    return content_name(found) if kind == "wrong_content" else found


def fact_name(fact: str) -> str:
    """The reader's name for a fact of a plan."""
    return {
        "key": _("khóa của kế hoạch"),
        "number": _("số văn bản"),
        "signed": _("ngày ký"),
        "title": _("tên kế hoạch"),
        "issuer": _("cơ quan ban hành"),
        "years": _("năm thực hiện"),
        "secretariat": _("cơ quan theo dõi"),
    }.get(fact, fact)


def content_name(kind: str) -> str:
    """The reader's name for what a file really is."""
    return {
        "text": _("văn bản thường"),
        "zip": _("tệp nén"),
        "rtf": _("tệp RTF"),
        "picture": _("ảnh"),
        ".docx": _("tệp Word"),
        ".xlsx": _("tệp Excel"),
    }.get(kind, kind)
