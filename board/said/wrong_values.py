"""A value that was refused → the sentence an office would write: what was found, what is the matter, what would be taken."""

from board.language import _
from board.said.expected import expected_words
from board.said.fact import Fact
from board.said.field_words import field_word
from board.wording import day
from plans.vietnamese import clean
from store.errors import NotLater, WrongValue


def wrong_value(error: WrongValue) -> tuple[Fact, ...]:
    """Of the commonest mistakes the matter itself, of the others what is needed there."""
    where, found, expected = field_word(error.field), clean(error.found), expected_words(error.expected)
    if not found:
        sentence = _("Chưa có {where}; cần {expected}.")
    else:
        sentence = _matters().get(error.expected, _("“{found}” không dùng được cho {where}; cần {expected}."))
    message = sentence.format(found=found, where=where, expected=expected)
    return (Fact(where, found, expected, message[0].upper() + message[1:]),)


def not_later(error: NotLater) -> tuple[Fact, ...]:
    """A new due day that would take time away: which task it is, and the day in force."""
    expected = expected_words(error.expected)
    message = _(
        "Hạn mới {found} không sau hạn hiện nay của {key} ({due}); rút ngắn thời hạn thì sửa dòng Thời hạn theo văn bản."
    ).format(found=clean(error.found), key=error.key, due=day(error.due))
    return (Fact(error.key, clean(error.found), expected, message),)


def _matters() -> dict[str, str]:
    """What is the matter, by the stable word of what is expected."""
    return {
        "day": _("“{found}” ở {where} không phải một ngày; xin viết ngày/tháng/năm (16/05/2022) hoặc 2022-05-16."),
        "not_after_today": _("{where} {found} sau ngày đang xem; cần một ngày không sau ngày đang xem."),
        "not_before_signing": _("{where} {found} trước ngày ký kế hoạch; cần một ngày không trước ngày ký."),
        "past_day": _("Ngày {found} chưa đến nên chưa biết gì; cần một ngày đã qua hoặc hôm nay."),
        "column": _("Không có cột “{found}”; cần {expected}."),
        "board_column": _("“{found}” không phải một cột của bảng; cần {expected}."),
        "number": _("“{found}” không phải một số; cần {expected}."),
        "whole_number": _("“{found}” không phải một số nguyên."),
        "deadline_words": _("Không đọc được thời hạn “{found}”; cần {expected}."),
        "document_number": _("“{found}” không phải số văn bản; cần {expected}."),
        "new_name": _("Tên “{found}” đã có; cần một tên chưa dùng."),
        "role": _("Không có vai trò “{found}”; cần {expected}."),
        "cause": _("Không có nguyên nhân “{found}”; cần {expected}."),
        "report": _("Không có loại báo cáo “{found}”; cần {expected}."),
        "reporting_period": _("“{found}” không phải kỳ của báo cáo này; cần {expected}."),
        "task field": _("Không có trường “{found}”; cần {expected}."),
        "agency field": _("Không có trường “{found}”; cần {expected}."),
        "field=value": _("“{found}” chưa nêu giá trị; cần {expected}."),
        "plan and number": _("“{found}” chưa nêu kế hoạch nào; cần {expected}."),
        "target_with_number": _("{found} không nêu số phải đạt nên không ghi số đo; cần {expected}."),
        "web_address": _("“{found}” không phải địa chỉ web; cần {expected}."),
        "user_name": _("“{found}” không làm tên người dùng được; cần {expected}."),
    }
