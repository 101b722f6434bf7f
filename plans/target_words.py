"""The vocabulary of targets: units, comparators, verbs of change, levels of government, and words for a year.

Patterns are pieces of regular expressions over clean text (NFC, single blanks), matched without regard to capitals.
"""

import re

from plans.target_value import Change, Comparator

NUMBER = r"\d{1,3}(?:\.\d{3})+(?:,\d+)?(?!\d)|\d+(?:[.,]\d+)?(?!\d)"
"""A number as Vietnamese write it: "2,5", "1.250", "05"; also "2.5", as a point with other than three digits behind is one."""

PERCENT = ("điểm phần trăm", "phần trăm", "điểm %", "%")
"""Spellings of a share; points of percent are kept apart."""

RANKS = ("bậc", "hạng", "điểm")
"""Units of places and scores; nothing is counted by them, so they are no part of a target's name."""

TIMES = ("ngày làm việc", "giờ làm việc", "ngày", "giờ", "phút", "giây")
"""Units of time; a number of them is a target only beside a comparator or a change ("trong 05 ngày" is none)."""

COUNTED = (
    "biên chế",
    "người",
    "cán bộ",
    "công chức",
    "viên chức",
    "cơ quan",
    "đơn vị",
    "tổ chức",
    "doanh nghiệp",
    "hợp tác xã",
    "công ty",
    "đầu mối",
    "phòng",
    "trường",
    "huyện",
    "xã",
    "tỉnh",
    "thành phố",
    "địa phương",
    "thủ tục",
    "TTHC",
    "dịch vụ",
    "hồ sơ",
    "văn bản",
    "đề án",
    "kế hoạch",
    "quy trình",
    "sáng kiến",
    "giải pháp",
    "mô hình",
    "hệ thống",
    "phần mềm",
    "nhiệm vụ",
    "chỉ tiêu",
    "tiêu chí",
    "lớp",
    "cuộc",
    "đợt",
    "lần",
    "lượt",
    "kỳ",
    "buổi",
    "hội nghị",
    "bài",
    "tin",
    "chuyên mục",
    "tỷ đồng",
    "triệu đồng",
    "đồng",
    "triệu USD",
    "USD",
)
"""What is counted often enough to be known without more; anything else is counted when a comparator stands before it."""

NOT_COUNTED = (
    "năm",
    "tháng",
    "quý",
    "tuần",
    "và",
    "hoặc",
    "của",
    "đến",
    "trở",
    "theo",
    "cấp",
    "tại",
    "về",
    "này",
    "trên",
    "trong",
)
"""Words behind a number that it does not count: periods, and words that join."""

ORDINAL = (
    "mức độ",
    "mức",
    "điều",
    "khoản",
    "mục",
    "số",
    "cấp",
    "loại",
    "giai đoạn",
    "tháng",
    "năm",
    "quý",
    "thứ",
    "phiên bản",
    "chương",
    "kỳ",
    "khóa",
    "phần",
    "nghị định",
    "thông tư",
    "quyết định",
    "nghị quyết",
    "chỉ thị",
    "công văn",
    "ISO",
    "TCVN",
)
"""Words before a number that name one of a series with it ("mức độ 4", "Điều 5")."""

PLACES = ("tại", "ở", "của", "cho", "với", "trong", "giữa", "thuộc", "mỗi")
"""Words before a count that make it a place or an owner, not a target, unless a comparator stands between."""

COMPARATORS = {
    "không ít hơn": Comparator.AT_LEAST,
    "không thấp hơn": Comparator.AT_LEAST,
    "không dưới": Comparator.AT_LEAST,
    "ít nhất": Comparator.AT_LEAST,
    "thấp nhất": Comparator.AT_LEAST,
    "tối thiểu": Comparator.AT_LEAST,
    "≥": Comparator.AT_LEAST,
    "không vượt quá": Comparator.AT_MOST,
    "không quá": Comparator.AT_MOST,
    "không cao hơn": Comparator.AT_MOST,
    "không lớn hơn": Comparator.AT_MOST,
    "không hơn": Comparator.AT_MOST,
    "nhiều nhất": Comparator.AT_MOST,
    "cao nhất": Comparator.AT_MOST,
    "tối đa": Comparator.AT_MOST,
    "≤": Comparator.AT_MOST,
    "cao hơn": Comparator.MORE_THAN,
    "lớn hơn": Comparator.MORE_THAN,
    "nhiều hơn": Comparator.MORE_THAN,
    "vượt": Comparator.MORE_THAN,
    "trên": Comparator.MORE_THAN,
    "hơn": Comparator.MORE_THAN,
    ">": Comparator.MORE_THAN,
    "thấp hơn": Comparator.LESS_THAN,
    "nhỏ hơn": Comparator.LESS_THAN,
    "ít hơn": Comparator.LESS_THAN,
    "dưới": Comparator.LESS_THAN,
    "<": Comparator.LESS_THAN,
    "khoảng": Comparator.ABOUT,
    "xấp xỉ": Comparator.ABOUT,
    "gần": Comparator.ABOUT,
}
"""What stands before a number and says how to compare; of several the first counts ("tối thiểu trên 95%")."""

CHANGES = {
    "tăng thêm": Change.INCREASE,
    "nâng thêm": Change.INCREASE,
    "tăng": Change.INCREASE,
    "nâng": Change.INCREASE,
    "cắt giảm": Change.DECREASE,
    "tinh giản": Change.DECREASE,
    "tinh giảm": Change.DECREASE,
    "rút ngắn": Change.DECREASE,
    "giảm": Change.DECREASE,
    "hạ": Change.DECREASE,
}
"""Verbs by which the number is the size of a change, unless LEVEL_REACHED stands between ("giảm xuống còn 5%")."""

NOT_A_CHANGE = ("cường", "trưởng", "tốc", "cao", "cấp", "nghèo", "tải", "tầng")
"""Syllables behind such a verb that make another word of both ("tăng cường", "nâng cấp")."""

LEVEL_REACHED = r"(?:(?:đạt(?:\s+(?:mức|tỷ lệ|tỉ lệ))?|xuống còn|còn|lên(?:\s+mức)?|xuống|là|bằng|chiếm|ở mức)\s*)"
"""What joins the thing measured to its number; it stays out of the name."""

GOVERNMENT = ("trung ương", "bộ", "tỉnh", "huyện", "xã")
"""Levels of government, the highest first; `PROVINCE` is where the levels of a province begin."""

PROVINCE = 2

LEAD_IN = r"(?:phấn đấu|tiếp tục phấn đấu|thực hiện|bảo đảm|đảm bảo|cố gắng)"
"""What says that somebody will try; it stays out of the name where a number or a change follows."""


def either(words: tuple[str, ...]) -> str:
    """A pattern for any of the words, longer ones first, so that "điểm phần trăm" is not read as "điểm"."""
    return "|".join(re.escape(word) for word in sorted(words, key=len, reverse=True))
