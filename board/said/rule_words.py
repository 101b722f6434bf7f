"""By which rule deadline words were read → words: a few beside the day, a whole sentence, and where the rule comes from."""

from typing import NamedTuple

from board.language import _


class RuleWords(NamedTuple):
    """One rule. `source` is the law or notice that says so; "" where it is our own convention, written in the guides."""

    short: str
    sentence: str
    source: str = ""


def rule_words(rule: str) -> RuleWords:
    """The words of a rule by its identifier in `plans.deadline_rules.RULES`; of an unknown one the identifier itself."""
    return _words().get(rule) or RuleWords(rule, rule)


def _words() -> dict[str, RuleWords]:
    government_office = _(
        "cách hiểu của bảng, theo cách ghi của Văn phòng Chính phủ (như Thông báo 624/TB-VPCP ngày 16/11/2025)"
    )
    civil_code = _("Bộ luật Dân sự 2015, Điều 146")
    until = _("“Đến” hoặc “chậm nhất” trong một kỳ: hạn là ngày cuối của kỳ ấy.")
    edge = _("ước theo đầu, giữa, cuối kỳ")
    return {
        "no-words": RuleWords(_("không nêu thời hạn"), _("Ô thời hạn để trống hoặc chỉ có dấu gạch.")),
        "unreadable": RuleWords(_("chưa đọc được"), _("Chưa có quy tắc nào hiểu cụm từ này: cần người nêu rõ hạn.")),
        "by-plan": RuleWords(
            _("dẫn sang văn bản khác"),
            _("Cụm từ dẫn sang kế hoạch, lịch hoặc quy chế khác, tự nó không nêu ngày nào."),
        ),
        "no-year": RuleWords(
            _("không rõ năm"), _("Cụm từ không nêu năm, kế hoạch cũng không có năm nào để hiểu thay.")
        ),
        "day": RuleWords(_("ngày ghi trong văn bản"), _("Văn bản nêu đích danh ngày: hạn là ngày ấy.")),
        "before-day": RuleWords(
            _("“trước ngày” tính cả ngày ấy"), _("“Trước” một ngày được hiểu là chính ngày ấy."), government_office
        ),
        "by-day": RuleWords(_("chậm nhất ngày ấy"), _("“Chậm nhất”, “đến” một ngày: hạn là ngày ấy.")),
        "month": RuleWords(_("ngày cuối tháng"), _("Nêu một tháng: hạn là ngày cuối của tháng ấy."), government_office),
        "month-end": RuleWords(_("ngày cuối tháng"), until),
        "quarter": RuleWords(_("ngày cuối quý"), _("Nêu một quý: hạn là ngày cuối của quý ấy."), government_office),
        "quarter-end": RuleWords(_("ngày cuối quý"), until),
        "half-year": RuleWords(_("ngày cuối 6 tháng"), _("Nêu nửa năm: hạn là ngày cuối của nửa năm ấy.")),
        "half-year-end": RuleWords(_("ngày cuối 6 tháng"), until),
        "year": RuleWords(_("ngày 31/12"), _("Nêu một năm: hạn là ngày 31/12 của năm ấy."), government_office),
        "year-end": RuleWords(_("ngày 31/12"), _("“Đến năm”, “đến hết năm”: hạn là ngày 31/12 của năm ấy.")),
        "span": RuleWords(_("ngày cuối khoảng"), _("Nêu một khoảng liền nhau: hạn là ngày cuối của khoảng.")),
        "span-end": RuleWords(_("ngày cuối khoảng"), _("“Đến” hết một khoảng: hạn là ngày cuối của khoảng.")),
        "windows": RuleWords(
            _("ngày cuối mỗi kỳ được nêu"), _("Nêu nhiều kỳ hoặc nhiều ngày: mỗi kỳ, mỗi ngày có hạn riêng.")
        ),
        "before-period": RuleWords(
            _("ngày liền trước kỳ"), _("“Trước” một tháng, một quý, một năm: hạn là ngày liền trước kỳ ấy.")
        ),
        "edge-point": RuleWords(
            edge,
            _("Đầu, giữa, cuối năm là 01/01, 30/6, 31/12; đầu, giữa, cuối tháng là ngày 1, ngày 15, ngày cuối."),
            civil_code,
        ),
        "edge-stretch": RuleWords(
            edge,
            _(
                "“Trong đầu năm”, “trong cuối quý” là một khoảng: một quý của năm, một tháng của quý, mười ngày của tháng."
            ),
        ),
        "day-of-period": RuleWords(
            _("ngày được nêu của kỳ"), _("Nêu một ngày của những tháng, quý được gọi tên: hạn là ngày ấy của mỗi kỳ.")
        ),
        "recurring": RuleWords(
            _("ngày cuối mỗi kỳ"), _("Việc lặp lại theo kỳ trong các năm của kế hoạch: hạn là ngày cuối mỗi kỳ.")
        ),
        "recurring-day": RuleWords(
            _("ngày được nêu của mỗi kỳ"), _("Việc lặp lại theo kỳ: văn bản nêu ngày đến hạn của mỗi kỳ.")
        ),
        "recurring-days": RuleWords(
            _("các ngày được nêu trong năm"), _("Việc lặp lại: văn bản nêu đủ ngày đến hạn cho từng kỳ trong năm.")
        ),
        "every-year": RuleWords(
            _("lặp lại hằng năm"), _("Những ngày, những kỳ được nêu lặp lại hằng năm trong thời gian của kế hoạch.")
        ),
        "ongoing": RuleWords(_("thường xuyên"), _("Việc làm liên tục, không có ngày đến hạn.")),
        "onwards": RuleWords(_("không có ngày cuối"), _("Việc làm từ thời điểm được nêu trở đi, không có ngày cuối.")),
        "after": RuleWords(_("không có ngày cuối"), _("Việc bắt đầu sau thời điểm được nêu, không có ngày cuối.")),
        "from-now": RuleWords(_("kể từ ngày ký"), _("“Từ nay” là kể từ ngày ký kế hoạch.")),
        "event": RuleWords(
            _("chờ sự kiện"),
            _("Việc tùy thuộc một sự kiện: chưa có sự kiện thì chưa có ngày, không tự đặt ra ngày nào."),
        ),
        "with-report": RuleWords(
            _("cùng báo cáo định kỳ"), _("Việc được gửi kèm báo cáo định kỳ; hạn theo kỳ báo cáo ấy.")
        ),
        "several": RuleWords(_("nhiều thời hạn"), _("Ô có nhiều thời hạn, mỗi thời hạn được đọc theo quy tắc riêng.")),
    }
