"""Files and databases that cannot be opened, read or written → where, what was found, and one sentence with what to do."""

from errno import EDQUOT, ENOSPC, ENOTEMPTY

from board.dates import moment
from board.language import _
from plans.vietnamese import clean
from store.errors import CannotOpen, GateHeld

Said = tuple[str, str, str]

_WITH_DETAIL = frozenset(
    (
        *("busy", "corrupt", "newer", "network", "in_use", "other", "unreachable", "crowded", "not_ours"),
        *("backup", "schema", "root_cert", "certificate", "no_tls"),
    )
)
"""Reasons to which what the database or the kernel said adds something."""


def cannot_open_said(error: CannotOpen) -> Said:
    """A database that cannot be opened, read or written, with what to do about it."""
    path, detail = clean(error.path), clean(error.detail)
    reasons = {
        "missing": _("không có tệp này; xin kiểm tra lại đường dẫn, bảng mới thì tạo bằng board status"),
        "no_backup": _("không có tệp này; xin kiểm tra lại đường dẫn của bản sao lưu"),
        "not_a_database": _("tệp không phải cơ sở dữ liệu của chương trình; xin kiểm tra lại đường dẫn"),
        "corrupt": _("dữ liệu bị hỏng; xin ngừng ghi và khôi phục từ bản sao lưu bằng “board restore”"),
        "read_only": _("không có quyền ghi; xin kiểm tra quyền đối với tệp và thư mục"),
        "full": _("ổ đĩa đã đầy; thao tác này chưa được ghi, xin dọn chỗ trống rồi thực hiện lại")
        if error.doing == "writing"
        else _("ổ đĩa đã đầy; xin dọn chỗ trống rồi thực hiện lại"),
        "folder": _("đây là thư mục, không phải tệp cơ sở dữ liệu; xin nêu tệp trong đó, ví dụ board.db"),
        "newer": _("do phiên bản mới hơn tạo ra; xin cập nhật chương trình"),
        "busy": _("đang có người khác ghi; xin thử lại sau ít giây"),
        "network": _("nằm trên ổ mạng; xin đặt trên ổ đĩa của máy hoặc dùng PostgreSQL"),
        "in_use": _("đang có tiến trình khác mở bảng; xin đóng các màn hình và dịch vụ lịch rồi thực hiện lại"),
        "exists": _("đã có tệp này; xin chọn tên khác, hoặc thêm --replace để ghi đè"),
        "itself": _("đây là tệp của chính bảng đang dùng; xin chọn tệp khác"),
        "exposed": _("người khác trên máy đọc được tệp bí mật của địa chỉ lịch; chạy chmod 600 đối với tệp này"),
        "unreadable": _(
            "tài khoản này không đọc được tệp bí mật của địa chỉ lịch; xin chạy chown để trả tệp về tài khoản của bảng và "
            "chmod 600 đối với tệp này"
        ),
        "backup": _("bản sao lưu bị hỏng; xin chọn một bản sao lưu khác"),
        "schema": _(
            "các bảng trong dữ liệu không khớp với số phiên bản lược đồ ghi trong đó, có công cụ khác đã sửa; "
            "xin khôi phục từ bản sao lưu gần nhất bằng “board restore”"
        ),
        "moved": _(
            "bảng đã được chuyển tới “{target}”; xin mở ở đó bằng --db hoặc BOARD_DATABASE, "
            "hoặc mở lại bảng ở đây bằng “board move-database … --back”"
        ).format(target=detail),
        "moved_backup": _("đây là bản chép của một bảng đã được chuyển đi nơi khác; xin chọn một bản sao lưu khác"),
        "kind": _("chương trình chỉ dùng tệp (SQLite) hoặc postgresql://…, không dùng {kind}").format(kind=detail),
        "letters": _(
            "ký tự đặc biệt trong mật khẩu cần viết %40 (@), %23 (#), %2F (/); nên đặt mật khẩu trong ~/.pgpass"
        ),
        "no_secret": _(
            "máy này chưa có tệp bí mật của địa chỉ lịch; xin chép tệp từ máy đã tạo lịch hoặc từ bản sao lưu của tệp, hoặc "
            "nêu tệp bằng biến BOARD_SECRET (PostgreSQL); mất hẳn thì đổi mọi địa chỉ bằng “board calendar feed renew --all”"
        ),
        "other_secret": _(
            "tệp bí mật của địa chỉ lịch khác với tệp đã dùng; xin chép tệp từ máy đã tạo lịch hoặc từ bản sao lưu của tệp; "
            "mất hẳn thì đổi mọi địa chỉ bằng “board calendar feed renew --all”"
        ),
        **_server_reasons(),
        "lost": _lost(error.doing),
        "other": _("lỗi khi truy cập; xin chạy “board doctor”"),
    }
    reason = reasons.get(error.reason, error.reason)
    message = _("Không mở hoặc ghi được cơ sở dữ liệu “{path}”: {reason}").format(path=path, reason=reason)
    message += f" ({detail})." if detail and error.reason in _WITH_DETAIL else "."
    return path, detail or error.reason, message


def _server_reasons() -> dict[str, str]:
    """What can be wrong with a database on a server, or on the way to it."""
    return {
        "address": _("địa chỉ không đúng dạng; cần viết như postgresql://NGƯỜI_DÙNG@MÁY_CHỦ/CƠ_SỞ_DỮ_LIỆU"),
        "driver": _("chưa cài phần dùng PostgreSQL; xin cài thêm gói “steering-board[postgres]”"),
        "unreachable": _("không kết nối được với máy chủ; xin kiểm tra địa chỉ, đường truyền và máy chủ"),
        "password": _(
            "máy chủ không nhận tài khoản hoặc mật khẩu; xin kiểm tra tệp mật khẩu (~/.pgpass) và pg_hba.conf"
        ),
        "no_database": _("máy chủ không có cơ sở dữ liệu hoặc tài khoản này; xin nhờ người quản trị tạo"),
        "not_allowed": _("tài khoản không có đủ quyền trên cơ sở dữ liệu; xin nhờ người quản trị cấp quyền"),
        "server_read_only": _("máy chủ chỉ cho đọc; xin kết nối với máy chủ chính"),
        "crowded": _("máy chủ đã hết kết nối; xin thử lại sau, hoặc nhờ người quản trị tăng max_connections"),
        "not_ours": _("cơ sở dữ liệu có dữ liệu của chương trình khác; xin chọn cơ sở dữ liệu trống"),
        "empty": _("cơ sở dữ liệu chưa có bảng; mở bảng bằng lệnh “board” để tạo"),
        "not_empty": _("nơi đến đã có dữ liệu; xin chọn cơ sở dữ liệu trống"),
        "root_cert": _(
            "thiếu chứng thư gốc để kiểm tra máy chủ; xin chép chứng thư gốc của máy chủ vào ~/.postgresql/root.crt, hoặc nêu "
            "tệp bằng sslrootcert=… trong địa chỉ"
        ),
        "certificate": _(
            "chứng thư của máy chủ không đúng tên máy hoặc không do chứng thư gốc đã cho ký; xin kiểm tra tên máy chủ trong "
            "địa chỉ và tệp chứng thư gốc"
        ),
        "no_tls": _("máy chủ không nhận đường truyền mã hóa; xin bật ssl ở máy chủ"),
    }


def _lost(doing: str) -> str:
    """Only where something was being written is there a doubt, and something to be done."""
    if doing == "writing":
        return _(
            "mất kết nối với máy chủ; xin xem nhật ký để biết thao tác vừa rồi đã được ghi chưa, rồi thực hiện lại nếu cần"
        )
    if doing == "watching":
        return _("mất kết nối với máy chủ; chương trình đang kết nối lại, không có thao tác nào đang ghi")
    return _("mất kết nối với máy chủ; không có thao tác nào đang ghi, xin thực hiện lại")


def gate_held_said(error: GateHeld) -> Said:
    """A database in which somebody has been writing for too long."""
    who = clean(error.who) or _("người khác")
    message = _(
        "Cơ sở dữ liệu “{path}” đang bận: {who} giữ quyền ghi (tiến trình {process}) từ {since}; xin thử lại sau ít giây."
    ).format(path=clean(error.path), who=who, process=error.process, since=moment(error.since))
    return clean(error.path), clean(error.detail), message


def file_error_said(error: OSError) -> Said:
    """A file that cannot be read or written."""
    path = clean(str(error.filename or ""))
    reasons = {
        "FileExistsError": _("đã có tệp này"),
        "FileNotFoundError": _("không có tệp hoặc thư mục này"),
        "PermissionError": _("không có quyền"),
        "IsADirectoryError": _("đây là thư mục, không phải tệp"),
        "NotADirectoryError": _("một phần của đường dẫn không phải thư mục"),
    }
    reason = reasons.get(type(error).__name__) or clean(error.strerror or str(error))
    if error.errno in (ENOSPC, EDQUOT):
        reason = _("ổ đĩa đã đầy")
    if error.errno == ENOTEMPTY:
        reason = _("thư mục có tệp khác; lịch cần một thư mục riêng")
    if not path:
        return "", reason, _("Không ghi được kết quả: {reason}.").format(reason=reason)
    message = _("Không đọc hoặc ghi được tệp “{path}”: {reason}.").format(path=path, reason=reason)
    return path, reason, message
