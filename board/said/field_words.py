"""The names of fields, both ways: a stable name → the reader's word, and what somebody typed → the stable name."""

from board.language import _
from plans.vietnamese import fold

TYPED = {
    "officer": ("chuyên viên", "chuyên viên theo dõi"),
    "progress": ("tiến độ", "kết quả", "kết quả thực hiện"),
    "section": ("mục",),
    "lead": ("chủ trì",),
    "coordinators": ("phối hợp", "with"),
    "deadline": ("hạn", "thời hạn", "due"),
    "title": ("nhiệm vụ", "tên nhiệm vụ"),
    "outputs": ("sản phẩm", "output"),
    "name": ("tên",),
    "abbreviation": ("viết tắt", "tên viết tắt"),
    "aliases": ("tên khác",),
    "first_year": ("từ năm",),
    "last_year": ("đến năm",),
    "successor": ("kế thừa", "cơ quan kế thừa"),
}
"""Field → the names that people may type for it, with or without accents, with blanks, hyphens or underscores."""

TASK_FIELDS = ("officer", "progress", "section", "lead", "coordinators", "deadline", "title", "outputs")
AGENCY_FIELDS = ("name", "abbreviation", "aliases", "first_year", "last_year", "successor")


def field_named(typed: str, fields: tuple[str, ...]) -> str | None:
    """The one of `fields` that somebody means; None when it is none of them.

    >>> field_named("Chuyên-viên", TASK_FIELDS), field_named("tien do", TASK_FIELDS), field_named("màu", TASK_FIELDS)
    ('officer', 'progress', None)
    """
    sought = _plain(typed)
    return next((field for field in fields if sought in {_plain(word) for word in (field, *TYPED[field])}), None)


def field_word(field: str) -> str:
    """The reader's word for a field; a name that is not ours (an option, a place in a file) stays as it is."""
    words = {
        "officer": _("chuyên viên theo dõi"),
        "progress": _("kết quả"),
        "section": _("mục"),
        "lead": _("chủ trì"),
        "coordinators": _("phối hợp"),
        "deadline": _("thời hạn"),
        "title": _("tên nhiệm vụ"),
        "outputs": _("sản phẩm"),
        "name": _("tên"),
        "abbreviation": _("tên viết tắt"),
        "aliases": _("tên khác"),
        "first_year": _("năm bắt đầu"),
        "last_year": _("năm kết thúc"),
        "successor": _("cơ quan kế thừa"),
        "document": _("số văn bản"),
        "number": _("số văn bản"),
        "date": _("ngày văn bản"),
        "dated": _("ngày văn bản"),
        "issuer": _("cơ quan ban hành"),
        "link": _("đường dẫn"),
        "note": _("ghi chú"),
        "text": _("ghi chú"),
        "evidence": _("minh chứng"),
        "column": _("cột"),
        "stage": _("cột"),
        "due": _("hạn"),
        "to": _("hạn mới"),
        "done_on": _("ngày hoàn thành"),
        "extension": _("gia hạn"),
        "agency": _("cơ quan"),
        "member": _("thành viên"),
        "group": _("nhóm cơ quan"),
        "source": _("nguồn"),
        "position": _("thứ tự"),
        "fields": _("trường"),
        "deliverable": _("sản phẩm phải nộp"),
        "task": _("nhiệm vụ"),
        "paper": _("văn bản"),
        "file": _("tệp"),
        "original_due": _("hạn đầu tiên"),
        "start": _("ngày bắt đầu"),
        "awaits_evidence": _("chờ minh chứng"),
        "agency_id": _("cơ quan"),
        "members": _("thành viên"),
        "plan": _("kế hoạch"),
        "key": _("khóa nhiệm vụ"),
        "day": _("ngày"),
        "today": _("ngày xem"),
        "as_of": _("ngày của --as-of"),
        "year": _("năm"),
        "reminders": _("số ngày nhắc trước"),
        "user": _("người dùng"),
        "user_role": _("vai trò"),
        "user_full_name": _("họ tên"),
        "user_removed": _("thôi sử dụng"),
        "full_name": _("họ tên"),
        "saved_view": _("cách xem đã lưu"),
        "view": _("cách xem đã lưu"),
        "grouping": _("gom nhóm"),
        "feed": _("lịch đăng ký"),
        "feed_address": _("lần cấp địa chỉ"),
        "feed_revoked": _("ngày thu hồi"),
        "owner": _("người nhận"),
        "role": _("vai trò"),
        "filter": _("bộ lọc"),
        "language": _("ngôn ngữ"),
        "address": _("địa chỉ máy chủ lịch"),
        "wish": _("thao tác"),
        "measurement": _("số đo"),
        "target": _("chỉ tiêu"),
        "value": _("số đo"),
        "unit": _("đơn vị tính"),
        "task_number": _("số thứ tự"),
        "plan_title": _("tên kế hoạch"),
        "short_title": _("tên gọi ngắn"),
        "signed": _("ngày ký"),
        "years": _("các năm"),
        "secretariat": _("cơ quan theo dõi"),
        "lost": _("phần bị mất"),
        "place": _("vị trí"),
        "copy_note": _("ghi chú bản sao"),
        "lost_cells": _("ô bị mất"),
        "duty": _("việc ngoài phụ lục"),
        "cause": _("nguyên nhân chậm"),
        "meeting": _("phiên họp"),
        "report": _("loại báo cáo"),
        "period": _("kỳ báo cáo"),
        "since": _("so với"),
        "meeting_name": _("tên phiên họp"),
        "held_on": _("ngày họp"),
        "meeting_closed": _("kết thúc phiên họp"),
        "chair": _("chủ trì phiên họp"),
        "next_on": _("phiên họp sau"),
        "action": _("thao tác trong phiên họp"),
        "decision": _("kết luận"),
        "decision_owner": _("cơ quan thực hiện kết luận"),
        "decision_due": _("hạn thực hiện kết luận"),
        "decision_outcome": _("kết quả thực hiện kết luận"),
        "decision_document": _("văn bản thực hiện kết luận"),
        "decision_note": _("ghi chú về kết luận"),
        "settled_on": _("ngày thực hiện kết luận"),
        "parked": _("để lại cuối phiên"),
        "letter": _("công văn đôn đốc"),
        "letter_item": _("đôn đốc"),
        "letter_document": _("số công văn đôn đốc"),
        "letter_dated": _("ngày công văn đôn đốc"),
        "reply_by": _("ngày đề nghị trả lời"),
        "replied_on": _("ngày trả lời"),
        "reply_document": _("số văn bản trả lời"),
        "reply_note": _("nội dung trả lời"),
        "soon_days": _("số ngày sắp đến hạn"),
    }
    return words.get(field, field)


def _plain(words: str) -> str:
    return fold(words.replace("-", " ").replace("_", " "))
