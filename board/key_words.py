"""What each key does, in a word or two for the footer and in a sentence for help and palette."""

from functools import lru_cache

from board.language import _


def key_words(id_: str) -> tuple[str, str]:
    """(short, long) of the key with this id."""
    return _words(_("Chọn dòng trên"))[id_]


@lru_cache(maxsize=4)
def _words(_one_of_them: str) -> dict[str, tuple[str, str]]:
    """All words, made once for each language: one of them in the reader's language tells which it is."""
    return {
        "up": (_("chọn"), _("Chọn dòng trên")),
        "down": (_("chọn"), _("Chọn dòng dưới")),
        "first": (_("đầu"), _("Về dòng đầu")),
        "last": (_("cuối"), _("Đến dòng cuối")),
        "page-up": (_("trang"), _("Lùi một trang")),
        "page-down": (_("trang"), _("Tiến một trang")),
        "open": (_("mở"), _("Mở nhiệm vụ đang chọn")),
        "mark": (_("đánh dấu"), _("Đánh dấu để chuyển nhiều nhiệm vụ một lần")),
        "left": (_("chọn"), _("Sang cột bên trái")),
        "right": (_("chọn"), _("Sang cột bên phải")),
        "move-left": (_("chuyển"), _("Chuyển nhiệm vụ sang cột bên trái")),
        "move-right": (_("chuyển"), _("Chuyển nhiệm vụ sang cột bên phải")),
        "more": (_("hiện nhiều hơn"), _("Thẻ hiện nhiều hơn")),
        "less": (_("hiện ít hơn"), _("Thẻ hiện ít hơn")),
        "group": (_("gom nhóm"), _("Gom nhóm theo mục, theo cơ quan chủ trì, không gom")),
        "zoom-in": (_("thu phóng"), _("Phóng to: năm, quý, tháng, tuần")),
        "zoom-out": (_("thu phóng"), _("Thu nhỏ: tuần, tháng, quý, năm")),
        "earlier": (_("thời gian"), _("Lùi về trước")),
        "later": (_("thời gian"), _("Tiến về sau")),
        "today": (_("hôm nay"), _("Về ngày hôm nay")),
        "list": (_("liệt kê"), _("Liệt kê nhiệm vụ của cơ quan đang chọn")),
        "view-board": (_("Bảng"), _("Xem bảng")),
        "view-timeline": (_("Tiến độ"), _("Xem tiến độ")),
        "view-matrix": (_("Ma trận"), _("Xem ma trận (phụ lục như đã ký)")),
        "view-agencies": (_("Cơ quan"), _("Xem theo cơ quan")),
        "view-targets": (_("Chỉ tiêu"), _("Xem chỉ tiêu và số đo")),
        "views": (_("xem"), _("Các cách xem")),
        "calendars": (_("lịch"), _("Lịch đăng ký: địa chỉ để thành viên theo dõi trên điện thoại")),
        "open-feed": (_("địa chỉ, mã QR"), _("Xem địa chỉ và mã QR của lịch đang chọn")),
        "add-feed": (_("thêm"), _("Thêm lịch cho một cơ quan, một kế hoạch")),
        "renew-feed": (_("đổi địa chỉ"), _("Đổi địa chỉ của lịch đang chọn")),
        "revoke-feed": (_("thu hồi"), _("Thu hồi lịch đang chọn")),
        "undo-feed": (_("hoàn tác"), _("Hoàn tác việc vừa làm")),
        "redo-feed": (_("làm lại"), _("Làm lại việc vừa hoàn tác")),
        "plans": (_("kế hoạch"), _("Chọn kế hoạch để xem")),
        "evidence": (_("minh chứng"), _("Ghi minh chứng: số, ngày văn bản (hoàn thành sản phẩm)")),
        "extend": (_("gia hạn"), _("Gia hạn theo văn bản cho phép")),
        "note": (_("ghi chú"), _("Ghi chú")),
        "people": (_("theo dõi"), _("Chuyên viên theo dõi và kết quả thực hiện")),
        "explain": (_("vì sao"), _("Vì sao ở tình trạng này: quy tắc, phép tính, căn cứ")),
        "column": (_("cột"), _("Chọn cột cho nhiệm vụ")),
        "undo": (_("hoàn tác"), _("Hoàn tác việc vừa làm")),
        "redo": (_("làm lại"), _("Làm lại việc vừa hoàn tác")),
        "filter": (_("lọc"), _("Lọc nhiệm vụ")),
        "next-hit": (_("kết quả sau"), _("Đến kết quả lọc tiếp theo")),
        "previous-hit": (_("kết quả trước"), _("Về kết quả lọc trước đó")),
        "back": (_("bỏ"), _("Bỏ lần lượt: thông báo, đánh dấu, bộ lọc")),
        "palette": (_("lệnh"), _("Danh sách lệnh")),
        "help": (_("trợ giúp"), _("Các phím của màn hình này")),
        "paint-anew": (_("vẽ lại"), _("Vẽ lại toàn bộ màn hình")),
        "suspend": (_("tạm rời"), _("Tạm rời chương trình, trở lại bằng lệnh fg")),
        "leave": (_("thoát"), _("Rời khỏi chương trình")),
        "close-help": (_("đóng"), _("Đóng trợ giúp")),
        "close": (_("về bảng"), _("Trở về màn hình trước")),
        "next-field": (_("ô sau"), _("Sang ô tiếp theo")),
        "previous-field": (_("ô trước"), _("Về ô trước")),
        "submit": (_("ghi"), _("Ghi lại")),
        "cancel": (_("bỏ"), _("Bỏ, không thay đổi gì")),
        "complete": (_("điền"), _("Điền gợi ý đang chọn vào bộ lọc")),
        "next-offer": (_("gợi ý"), _("Gợi ý tiếp theo")),
        "previous-offer": (_("gợi ý"), _("Gợi ý trước đó")),
        "keep-filter": (_("dùng bộ lọc"), _("Dùng bộ lọc và trở về")),
        "drop-filter": (_("như trước"), _("Trở về với bộ lọc trước đó")),
        "choice-up": (_("chọn"), _("Chọn dòng trên")),
        "choice-down": (_("chọn"), _("Chọn dòng dưới")),
        "pick": (_("lấy"), _("Lấy dòng đang chọn")),
        "leave-choice": (_("bỏ"), _("Bỏ, không chọn gì")),
    }
