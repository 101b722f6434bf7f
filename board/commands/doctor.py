"""`board doctor`: which versions, which schema, whether the database is whole."""

import click

from board.commands.command import as_json, command
from board.commands.options import chosen
from board.commands.output import aligned, say, say_json
from board.commands.shapes import finding_shape
from board.commands.version import version
from board.commands.whereabouts import database_place, user_name
from board.language import _
from board.said.findings import detail_said, secret_reason
from store.open_board import OpenBoard
from store.views import FindingView

GRAVE = {"schema", "integrity", "foreign_keys", "json"}
"""Findings that say the database is not whole; others are advice."""


@command(
    "doctor",
    help=_(
        "Kiểm tra chương trình và cơ sở dữ liệu. Mã thoát 4 khi dữ liệu không nguyên vẹn hoặc không mở được; "
        "0 khi nguyên vẹn, dù còn dòng “!” nêu điều nên xử lý."
    ),
)
@as_json
def doctor(as_json: bool) -> None:
    """Look the database over. Creates nothing."""
    options = chosen()
    with OpenBoard(database_place(options), user=user_name(options), create=False) as board:
        findings = (
            FindingView("board", ok=True, detail=version()),
            FindingView("database", ok=True, detail=board.place),
            *board.doctor(),
        )
    whole = all(finding.ok for finding in findings if finding.name in GRAVE)
    if as_json:
        say_json({"ok": whole, "findings": [finding_shape(f) for f in findings]})
    else:
        for line in aligned((finding.name, "✓" if finding.ok else "!", detail_said(finding)) for finding in findings):
            say(line)
        for finding in findings:
            if not finding.ok:
                say(f"! {finding.name}: {_secret_remedies().get(secret_reason(finding)) or _remedy(finding.name)}")
    click.get_current_context().exit(0 if whole else 4)


def _remedy(name: str) -> str:
    """What to do about a finding."""
    remedies = {
        "sqlite": _(
            "bản SQLite này có lỗi hiếm gặp khi hai tiến trình cùng ghi; chương trình đã xếp hàng các lần ghi nên không "
            "gặp phải, nhưng không nên mở tệp bằng công cụ khác khi đang có người làm việc; nên cài gói pysqlite3, hoặc cập "
            "nhật SQLite lên 3.51.3"
        ),
        "schema": _("lược đồ không khớp với chương trình; xin cập nhật chương trình rồi mở lại bảng"),
        "integrity": _("dữ liệu bị hỏng; xin ngừng ghi và khôi phục từ bản sao lưu gần nhất bằng “board restore”"),
        "foreign_keys": _("có dòng trỏ tới dòng không còn; xin khôi phục từ bản sao lưu gần nhất bằng “board restore”"),
        "history": _(
            "dữ liệu không như nhật ký ghi hoặc có dòng không còn, có công cụ khác đã sửa; hoàn tác và số liệu theo ngày có "
            "thể sai; xin đối chiếu với bản sao lưu gần nhất"
        ),
        "clock": _(
            "thời điểm trong nhật ký đi lùi hoặc chưa đến, do đồng hồ của máy; thứ tự các thao tác vẫn đúng; xin bật đồng bộ "
            "thời gian (NTP)"
        ),
        "json": _("có ô danh sách không đọc được, có công cụ khác đã sửa; xin khôi phục từ bản sao lưu gần nhất"),
        "admins": _(
            "không còn người quản trị nào, có công cụ khác đã sửa; xin đặt tên khác cho tệp rồi khôi phục bản sao lưu gần "
            "nhất vào chỗ cũ bằng “board restore”"
        ),
        "feed_secret": _(
            "tệp bí mật của các địa chỉ lịch đã mất hoặc không đúng, lịch không được ghi mới; xin chép lại từ bản sao lưu của "
            "tệp; mất hẳn thì đổi mọi địa chỉ bằng “board calendar feed renew --all”"
        ),
        "journal_mode": _("tệp không ở chế độ WAL; xin kiểm tra ổ đĩa không phải ổ mạng"),
        "wal": _("tệp ghi trước (-wal) quá lớn, có tiến trình đọc không dừng; xin đóng các màn hình đã mở lâu"),
        "file_mode": _("người khác trên máy đọc được các tệp này; chạy chmod 600 đối với chúng"),
        "folder_mode": _("người khác trên máy có thể thay tệp trong thư mục; chạy chmod 700 đối với thư mục"),
        "file_system": _(
            "ổ mạng làm hỏng dữ liệu khi nhiều máy cùng mở; xin chuyển sang ổ đĩa của máy hoặc dùng PostgreSQL"
        ),
        "gate": _("tiến trình này giữ quyền ghi quá lâu; xin kiểm tra, nếu đã treo thì kết thúc nó: dữ liệu không mất"),
    }
    return {**remedies, **_server_remedies()}.get(name, _("xin báo người quản trị"))


def _secret_remedies() -> dict[str, str]:
    """Where the feeds' secret is there and only kept wrongly, as it came back from a copy: no address has to change."""
    return {
        "exposed": _(
            "người khác trên máy đọc được tệp bí mật của các địa chỉ lịch, lịch không được ghi mới; chạy chmod 600 đối với "
            "tệp (tệp của tài khoản khác thì chown về tài khoản của bảng trước)"
        ),
        "unreadable": _(
            "tệp bí mật của các địa chỉ lịch thuộc tài khoản khác, lịch không được ghi mới; chạy chown để trả tệp về tài "
            "khoản của bảng và chmod 600 đối với tệp"
        ),
    }


def _server_remedies() -> dict[str, str]:
    return {
        "postgresql": _("máy chủ PostgreSQL quá cũ, không còn được sửa lỗi; xin nâng lên bản 14 trở lên"),
        "server_clock": _("đồng hồ của máy này lệch với đồng hồ của máy chủ; xin bật đồng bộ thời gian (NTP) ở cả hai"),
        "encryption": _("đường truyền tới máy chủ không được mã hóa; xin thêm sslmode=verify-full vào địa chỉ"),
        "durability": _("máy chủ có thể mất dữ liệu đã ghi khi mất điện; xin bật lại các thiết lập này"),
    }
