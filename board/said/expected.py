"""What an error says would be accepted → words. Errors carry a stable word where one of ours is meant, else plain words."""

from board.language import _
from board.wording import column_word
from plans.vietnamese import clean
from store.words import Column


def expected_words(expected: str) -> str:
    """The reader's words for what is accepted; words that are none of ours stay as they are.

    >>> expected_words("letters:40"), expected_words("in_review"), expected_words("III, IV")
    ('không quá 40 chữ', 'Trình ký', 'III, IV')
    """
    name, _colon, number = expected.partition(":")
    if name == "letters":
        return _("không quá {n} chữ").format(n=clean(number))
    if expected in set(Column):
        return column_word(Column(expected))
    return (
        _typed_words().get(expected)
        or _stored_words().get(expected)
        or _filter_words().get(expected)
        or clean(expected)
    )


def _stored_words() -> dict[str, str]:
    """The stable words of `store.errors.WrongValue`."""
    return {
        "not_after_today": _("một ngày không sau ngày đang xem"),
        "not_before_signing": _("một ngày không trước ngày ký kế hoạch"),
        "after_due": _("một ngày sau hạn hiện nay; rút ngắn thời hạn thì sửa dòng Thời hạn theo văn bản"),
        "document_number": _("số văn bản, ví dụ 123/QĐ-UBND"),
        "document_or_note": _("số văn bản, hoặc ghi chú khi kết quả không phải văn bản"),
        "some_words": _("ít nhất một từ"),
        "deadline_words": _("thời hạn đọc được, ví dụ quý II/2022 hoặc 30/6/2022"),
        "whole_number": _("một số nguyên"),
        "year": _("một năm bốn chữ số"),
        "paper_of_this_task": _("số văn bản hoặc số thứ tự của một minh chứng thuộc nhiệm vụ này"),
        "deliverable_of_this_task": _("số thứ tự của một sản phẩm thuộc nhiệm vụ này"),
        "board_column": _("một cột: chưa thực hiện, đang thực hiện, trình ký, hoàn thành"),
        "new_name": _("một tên chưa dùng"),
        "past_day": _("một ngày đã qua hoặc hôm nay"),
        "number": _("một số, ví dụ 42 hoặc 2,5"),
        "revoked": _("đã thu hồi"),
        "kept_so": _("đã lưu"),
        "at_the_end": _("ở đầu hoặc cuối danh sách"),
        "user_name": _("một tên viết liền, bắt đầu bằng chữ hoặc số, chỉ có chữ, số và . _ - @"),
        "target_with_number": _("một chỉ tiêu có nêu số phải đạt"),
        "after_meeting": _("một ngày sau ngày họp"),
        "not_before_meeting": _("một ngày không trước ngày họp"),
        "after_letter": _("một ngày sau ngày công văn"),
        "before_reply": _("một ngày trước ngày đề nghị trả lời"),
        "not_before_letter": _("một ngày không trước ngày công văn"),
        "parked": _("đã để lại cuối phiên"),
        "not_parked": _("chưa để lại cuối phiên"),
        "no_cause": _("chưa ghi nguyên nhân"),
        "unanswered": _("chưa ghi trả lời"),
        "report": _("một loại báo cáo: status, quarter (quý), half-year (6 tháng), nine-months (9 tháng), year (năm)"),
        "reporting_period": _("một kỳ của loại báo cáo này, ví dụ 2022-Q1, 2022-Q3, 2022-H1, 2022-9M, 2022"),
        "closed_meeting": _("một ngày; chưa có phiên họp nào đã kết thúc về các kế hoạch này"),
        "day_or_last_meeting": _("một ngày, hoặc last-meeting (từ phiên họp trước)"),
        "open": _("chưa ghi kết quả"),
        "kept": _("đã thực hiện"),
        "withdrawn": _("thôi thực hiện"),
    }


def _filter_words() -> dict[str, str]:
    """What may be typed in a filter, each word in the reader's language as the filter takes it."""
    return {
        "filter_fields": _("chủ-trì, phối-hợp, mục, hạn, cột, tình-trạng, chuyên-viên, kế-hoạch")
        + ", "
        + _("nguyên-nhân"),
        "filter_causes": _(
            "chờ-cấp-trên, chưa-thống-nhất, thiếu-kinh-phí, thiếu-nhân-lực, khách-quan, chưa-triển-khai, chưa-rõ"
        ),
        "filter_columns": _("chưa-thực-hiện, đang-thực-hiện, trình-ký, hoàn-thành, không-thực-hiện, tạm-dừng"),
        "filter_timeliness": _(
            "quá-hạn, sắp-đến-hạn, trong-hạn, đúng-hạn, hoàn-thành-quá-hạn, thường-xuyên, chờ-sự-kiện, chưa-rõ-hạn"
        )
        + ", "
        + _("chờ-minh-chứng"),
        "filter_days": _('quý-này, tháng-sau, "quý II/2022", 30/06/2022, <=30/06/2022'),
        "filter_periods": _("quý-này, tháng-này, tuần-này, hôm-nay, quý-sau, tháng-sau, tuần-sau, năm-nay"),
        "filter_officers": _("tôi, chưa-có"),
        "filter_history_fields": _("người, ngày"),
        "filter_history_days": _("hôm-nay, tuần-này, 16/05/2022, >=01/05/2022"),
        "filter_history_periods": _("hôm-nay, tuần-này, tuần-trước, tháng-này, tháng-trước, quý-này, năm-nay"),
    }


def _typed_words() -> dict[str, str]:
    """What the command line itself asks for."""
    return {
        "day": _("một ngày có thật, viết ngày/tháng/năm (16/05/2022) hoặc 2022-05-16"),
        "column": _(
            "một cột: chưa thực hiện, đang thực hiện, trình ký, hoàn thành, không thực hiện, tạm dừng"
            " (not_started, in_progress, in_review, done, dropped, suspended)"
        ),
        "field=value": _("dạng TRƯỜNG=GIÁ TRỊ, ví dụ chuyên-viên=lan"),
        "task field": _("một trường: chuyên-viên, kết-quả, mục, chủ-trì, phối-hợp, hạn, nhiệm-vụ, sản-phẩm"),
        "agency field": _("một trường: tên, viết-tắt, tên-khác, từ-năm, đến-năm, kế-thừa"),
        "plan and number": _("khóa đầy đủ như 2022/VI.6 vì đang xem nhiều kế hoạch"),
        "reminder days": _("các số ngày từ 0 đến 27, cách nhau bằng dấu phẩy, ví dụ 7,1"),
        "plan file": _("tệp .toml"),
        "group": _("tên một nhóm cơ quan"),
        "cause": _(
            "một nguyên nhân: chờ cấp trên, chưa thống nhất, thiếu kinh phí, thiếu nhân lực, khách quan, chưa triển khai"
            " (awaits_superior, not_agreed, no_money, no_people, outside, not_begun), hoặc “chưa rõ” để bỏ"
        ),
        "outcome": _("một kết quả: đã-thực-hiện (kept), thôi-thực-hiện (withdrawn), chưa-xong (open)"),
        "role": _("một vai trò: viewer (người xem), editor (người cập nhật), admin (người quản trị)"),
        "web_address": _("địa chỉ web nơi đặt các tệp lịch, ví dụ https://lich.example.vn/lich"),
        "member": _("tên một cơ quan, không phải nhóm"),
    }
