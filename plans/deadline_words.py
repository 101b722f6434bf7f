"""The vocabulary of deadlines: which words say when. A new word is a new entry here; how they combine is grammar.

Every entry stands under the one sense it has in a deadline. Longer entries win over shorter ones. Words are compared
folded (case, Unicode form and place of the tone mark make no difference); a text without any accents is compared
without accents.
"""

from enum import StrEnum
from functools import cache

from plans.vietnamese import fold, fold_case


class Sense(StrEnum):
    """What a token says in a deadline. The first group comes from the vocabulary, the second from digits and marks."""

    DAY = "day"
    WEEK = "week"
    MONTH = "month"
    QUARTER = "quarter"
    YEAR = "year"
    HALF_YEAR = "half year"
    FIRST_HALF = "first half of"
    SECOND_HALF = "second half of"
    FIRST_MONTHS = "the first months of"
    LAST_MONTHS = "the last months of"
    STAGE = "stage"
    THIRD = "ten days of a month"
    WEEKDAY = "weekday"
    COUNT = "number in words"
    IN = "in"
    UNTIL = "until"
    BEFORE = "before"
    LATEST = "at the latest"
    WITHIN = "within"
    FROM = "from"
    FROM_NOW = "from now"
    AFTER = "after"
    START = "start of"
    MIDDLE = "middle of"
    END = "end of"
    OF = "of"
    NEXT = "next"
    ONWARDS = "and the years after"
    EVERY = "every"
    BY = "by"
    ORDINAL = "the so-manieth"
    REGULARLY = "regularly"
    TIME = "time"
    REPORT_PERIOD = "reporting period"
    WORKING = "working"
    ONGOING = "ongoing"
    AND = "and"
    OR = "or"
    LABEL = "label"
    VERB = "verb that takes a time"
    TITLE = "noun that takes a year of its own"
    EVENT = "event"
    OCCASION = "event, where it opens a clause"
    UNPLANNED = "event that needs no name"
    MEETING = "meeting"
    PLANNED = "as planned elsewhere"
    WITH_REPORT = "with a report"
    OPAQUE = "words that only look like a deadline"

    NUMBER = "number"
    DATE = "d/m/y"
    DAY_MONTH = "d/m"
    MONTH_YEAR = "m/y"
    CODE = "number of a document"
    CLOCK = "time of day"
    WORD = "other word"
    COMMA = ","
    COLON = ":"
    SLASH = "/"
    DASH = "-"
    DOT = "."
    OPEN = "("
    CLOSE = ")"
    LINE = "line end"
    BREAK = "end of sentence"
    BULLET = "bullet"
    MARK = "other mark"
    STOP = "end of text"


VOCABULARY: dict[Sense, str] = {
    Sense.DAY: "ngày, mùng, mồng",
    Sense.WEEK: "tuần, tuần lễ, tuần thứ",
    Sense.MONTH: "tháng",
    Sense.QUARTER: "quý, quí, quý thứ, quí thứ",
    Sense.YEAR: "năm, niên độ",
    Sense.HALF_YEAR: "nửa năm, bán niên",
    Sense.FIRST_HALF: "nửa đầu, nửa năm đầu, nửa đầu năm",
    Sense.SECOND_HALF: "nửa cuối, nửa sau, nửa năm cuối, nửa cuối năm, nửa sau năm",
    Sense.FIRST_MONTHS: "những tháng đầu, các tháng đầu",
    Sense.LAST_MONTHS: "những tháng cuối, các tháng cuối",
    Sense.STAGE: "giai đoạn, gđ, thời kỳ, thời kì, nhiệm kỳ, nhiệm kì",
    Sense.THIRD: "thượng tuần, trung tuần, hạ tuần",
    Sense.WEEKDAY: "thứ hai, thứ ba, thứ tư, thứ năm, thứ sáu, thứ bảy, chủ nhật",
    Sense.COUNT: "một, hai, ba, bốn, tư, sáu, bảy, tám, chín, mười, mười một, mười hai",
    Sense.IN: "trong, vào, trong cả, trong suốt, cả, suốt, tại, trong thời gian, vào thời điểm, vào khoảng, trong khoảng",
    Sense.UNTIL: "đến, tới, cho đến, cho tới, đến hết, hết, tới hết, đến trong, đến cuối ngày, đến thời điểm",
    Sense.BEFORE: "trước, trước thời điểm, trước mốc",
    Sense.LATEST: (
        "chậm nhất, chậm nhất là, muộn nhất, muộn nhất là, không quá, không muộn hơn, không chậm hơn, hạn cuối, "
        "hạn cuối là, hạn cuối cùng, hạn chót, hạn chót là, thời hạn cuối, thời hạn cuối cùng"
    ),
    Sense.WITHIN: "trong vòng, trong thời hạn, tối đa, tối đa là, thời hạn tối đa, chậm nhất sau, chậm nhất trong vòng",
    Sense.FROM: "từ, kể từ, bắt đầu từ, tính từ, áp dụng từ",
    Sense.FROM_NOW: (
        "từ nay, từ bây giờ, kể từ nay, từ ngày ký, kể từ ngày ký, từ ngày ký ban hành, kể từ ngày ký ban hành, "
        "từ ngày ban hành, từ khi ban hành"
    ),
    Sense.AFTER: "sau",
    Sense.START: "đầu, đầu tiên",
    Sense.MIDDLE: "giữa",
    Sense.END: "cuối, cuối cùng",
    Sense.OF: "của, các, những, của các, từng tháng",
    Sense.NEXT: "kế tiếp, tiếp theo, liền kề, liền sau, sau đó, kế tiếp sau đó",
    Sense.ONWARDS: (
        "và các năm tiếp theo, và những năm tiếp theo, các năm tiếp theo, những năm tiếp theo, và năm tiếp theo, "
        "và các năm sau, và những năm sau, các năm sau, những năm sau, và các năm kế tiếp, và tiếp tục các năm sau, "
        "và giai đoạn tiếp theo, và các giai đoạn tiếp theo, và các năm về sau, trở đi, trở về sau, và tiếp theo, "
        "và các tháng tiếp theo, và những tháng tiếp theo, và các tháng sau, và các quý tiếp theo, và các quý sau, "
        "và thời gian tiếp theo, và các kỳ tiếp theo"
    ),
    Sense.EVERY: "hàng, hằng, mỗi, từng, định kỳ mỗi, định kì mỗi",
    Sense.BY: "theo",
    Sense.ORDINAL: "thứ",
    Sense.REGULARLY: (
        "định kỳ, định kì, báo cáo định kỳ, báo cáo định kì, theo định kỳ, theo định kì, định kỳ báo cáo, "
        "định kì báo cáo, chế độ báo cáo định kỳ"
    ),
    Sense.TIME: "lần, đợt, kỳ, kì, cuộc, lượt, số, buổi, phiên",
    Sense.REPORT_PERIOD: "kỳ báo cáo, kì báo cáo",
    Sense.WORKING: "làm việc",
    Sense.ONGOING: (
        "thường xuyên, liên tục, hàng ngày, hằng ngày, lâu dài, quanh năm, thường kỳ, mọi thời điểm, duy trì thường xuyên, "
        "xuyên suốt"
    ),
    Sense.AND: "và, cùng",
    Sense.OR: "hoặc, hay",
    Sense.LABEL: (
        "hoàn thành, hoàn thành xong, xong, thực hiện, thời gian, thời hạn, thời điểm, tiến độ, hạn, dự kiến, phấn đấu, "
        "phấn đấu hoàn thành, phải, cơ bản, kết thúc, thời gian thực hiện, thời gian hoàn thành, thời hạn hoàn thành, "
        "thời hạn thực hiện, tiến độ hoàn thành, tiến độ thực hiện, là, bắt đầu, khẩn trương, chậm, sớm, đạt, được, "
        "việc, hoàn tất, chính thức, trở lên, dứt điểm, nhất là, lúc, khoảng, vào dịp, mốc, mốc thời gian, cần, ngay"
    ),
    Sense.VERB: (
        "triển khai, ban hành, trình, phê duyệt, tổ chức, duy trì, xây dựng, gửi, nộp, công bố, tham mưu, cập nhật, "
        "đánh giá, rà soát, kiểm tra, tập trung, tiếp tục, lập, thẩm định, thông qua, ký, khai trương, "
        "vận hành, nghiệm thu, bàn giao, khởi công, tổng kết, sơ kết, tổng hợp, đề xuất, họp, công khai, gửi về"
    ),
    Sense.TITLE: (
        "kế hoạch, chương trình, đề án, quyết định, nghị quyết, nghị định, thông tư, chỉ thị, luật, bộ luật, công văn, "
        "kết luận, chiến lược, dự toán, dự án, quy hoạch, danh mục, chỉ số, tình hình, kết quả, số liệu, phương hướng, "
        "công tác, báo cáo, báo cáo kết quả, báo cáo tình hình, báo cáo đánh giá, thông báo, tờ trình, hướng dẫn, "
        "văn bản, đề cương"
    ),
    Sense.EVENT: (
        "sau khi, ngay sau khi, ngay khi, kể từ khi, kể từ ngày, từ khi, từ ngày nhận, tính từ ngày, tính từ khi, "
        "khi có yêu cầu, khi có phát sinh, khi phát sinh, khi cần thiết, theo yêu cầu, "
        "khi được yêu cầu, tùy tình hình, tùy theo, tuỳ theo, căn cứ tình hình"
    ),
    Sense.OCCASION: (
        "khi, khi có, ngay sau, trước khi, nếu, trường hợp, trong trường hợp, tùy thuộc, phụ thuộc, cùng thời điểm"
    ),
    Sense.UNPLANNED: "đột xuất, phát sinh",
    Sense.MEETING: "kỳ họp, kì họp, phiên họp, kỳ họp thường lệ, tại kỳ họp, tại phiên họp",
    Sense.PLANNED: (
        "theo kế hoạch, theo tiến độ, theo lộ trình, theo quy định, theo chương trình, theo hướng dẫn, theo chỉ đạo, "
        "theo thời gian, theo thông báo, theo đề án, theo quyết định, theo văn bản, theo dự án, theo nghị quyết, "
        "theo thời hạn, theo đúng, theo phân kỳ, theo công văn, theo chỉ thị, theo kết luận, theo nghị định, theo thông tư, "
        "theo chiến lược, theo nhiệm vụ, theo tình hình, theo phân công, theo ý kiến, theo phụ lục, theo thực tế, "
        "đúng tiến độ, đúng thời hạn, đúng hạn, đúng kế hoạch, đảm bảo tiến độ, bảo đảm tiến độ, năm học"
    ),
    Sense.WITH_REPORT: (
        "cùng với báo cáo, cùng báo cáo, cùng với kỳ báo cáo, cùng kỳ báo cáo, kèm theo báo cáo, kèm báo cáo, "
        "lồng ghép trong báo cáo, lồng ghép vào báo cáo, lồng ghép với báo cáo, lồng ghép báo cáo, trong báo cáo định kỳ, "
        "chung với báo cáo, theo kỳ báo cáo, theo chế độ báo cáo, cùng thời điểm báo cáo, theo báo cáo định kỳ, "
        "gắn với báo cáo, trong báo cáo"
    ),
    Sense.OPAQUE: (
        "chi thường xuyên, chi phí thường xuyên, hoạt động thường xuyên, kinh phí thường xuyên, nguồn thường xuyên, "
        "kỳ họp thường xuyên, phí hoạt động thường xuyên, chi phí hoạt động thường xuyên, kinh phí hoạt động thường xuyên, "
        "thường xuyên tiếp xúc, định hướng đến, tầm nhìn đến, đầu tư, đầu mối, đứng đầu, bước đầu, mục tiêu đến, hàng hóa, "
        "đến các, từ tỉnh đến, đến cơ sở, tính đến, đến với, liên quan đến, ảnh hưởng đến, năm căn, hàng đầu"
    ),
}
"""Words by sense, as a list parted by commas. Where an entry stands under two senses, the sense named first has it."""

COUNTS = {
    "một": 1,
    "hai": 2,
    "ba": 3,
    "bốn": 4,
    "tư": 4,
    "năm": 5,
    "sáu": 6,
    "bảy": 7,
    "tám": 8,
    "chín": 9,
    "mười": 10,
} | {
    "mười một": 11,
    "mười hai": 12,
}
WEEKDAYS = ("thứ hai", "thứ ba", "thứ tư", "thứ năm", "thứ sáu", "thứ bảy", "chủ nhật")
THIRDS = ("thượng tuần", "trung tuần", "hạ tuần")

Entry = tuple[tuple[str, ...], Sense, int]


@cache
def entries(*, accents: bool) -> dict[str, tuple[Entry, ...]]:
    """The vocabulary by the folded first word, longest entries first: (words, sense, value of a number or weekday)."""
    fold_word = fold_case if accents else fold
    values = {fold_word(word): value for word, value in COUNTS.items()}
    values |= {fold_word(word): number for number, word in enumerate(WEEKDAYS)}
    values |= {fold_word(word): number for number, word in enumerate(THIRDS)}
    by_first: dict[str, dict[tuple[str, ...], Entry]] = {}
    for sense, words in VOCABULARY.items():
        for entry in words.split(", "):
            folded = tuple(fold_word(entry).split())
            by_first.setdefault(folded[0], {}).setdefault(folded, (folded, sense, values.get(fold_word(entry), 0)))
    return {first: tuple(sorted(found.values(), key=lambda entry: -len(entry[0]))) for first, found in by_first.items()}
