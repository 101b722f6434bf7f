"""The options that every command takes, before or after the subcommand, and what was chosen by them."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

import click

from board.commands.output import say
from board.commands.rooms import room
from board.commands.values import DAY, WORDS
from board.first_look import THEME_NAMES
from board.language import LANGUAGES, _


@dataclass(frozen=True, slots=True)
class Options:
    """What was chosen for the whole run; None and "" stand for "not said".

    `throw_away`: the board goes when the run ends. Then nothing is kept beside it, and whoever acts there under an invented
    name has the settings of the account.
    """

    database: str | None = None
    plans: tuple[str, ...] = ()
    filter_text: str = ""
    today: date | None = None
    as_of: date | None = None
    why: str = ""
    user: str | None = None
    empty: bool = False
    theme: str = ""
    saved_view: str = ""
    view: str = ""
    grouping: str = ""
    throw_away: bool = False


class SpokenOption(click.Option):
    """An option whose help speaks the reader's language."""

    def get_help_extra(self, ctx: click.Context) -> click.types.OptionHelpExtra:
        """What click adds in English ("required") in the reader's words."""
        extra = super().get_help_extra(ctx)
        if "required" in extra:
            extra["required"] = _("bắt buộc")
        return extra


class GlobalOption(SpokenOption):
    """An option of the whole program: kept with the run, not handed to the command."""


def chosen() -> Options:
    """The options of this run, wherever on the line they stood; with `--view` those that the saved view stands for.

    Raises:
        UnknownView: there is no such view.
    """
    context = click.get_current_context()
    options = _options(context)
    if options.saved_view:
        options = context.find_root().obj = room("saved_view").with_view(options)
    return options


def see_the_present(command: str) -> None:
    """Refuse `--as-of` for a command that has nothing to say of an earlier day. Raises UsageError."""
    if chosen().as_of is not None:
        raise click.UsageError(
            _("“{command}” chỉ dùng với bảng hiện tại, không dùng được với --as-of.").format(command=command)
        )


def global_options() -> list[click.Parameter]:
    """The options that every command takes, made anew for each command."""
    return [
        _option(
            "--db",
            "database",
            click.STRING,
            _("Cơ sở dữ liệu: đường dẫn hoặc URL (nếu không nêu: BOARD_DATABASE)."),
            _("ĐƯỜNG_DẪN"),
        ),
        GlobalOption(
            ["--plan", "plans"],
            type=WORDS,
            multiple=True,
            metavar=_("KHÓA"),
            help=_("Kế hoạch cần xem; có thể lặp lại."),
            expose_value=False,
            callback=_keep("plans"),
        ),
        _option("--view", "saved_view", WORDS, _("Chỉ những nhiệm vụ của một cách xem đã lưu."), _("TÊN")),
        _option("--filter", "filter_text", WORDS, _("Chỉ những nhiệm vụ khớp bộ lọc."), _("BIỂU_THỨC")),
        _option("--today", "today", DAY, _("Ngày xem số liệu: 16/05/2022 hoặc 2022-05-16."), _("NGÀY")),
        _option("--as-of", "as_of", DAY, _("Xem bảng như đã biết vào cuối ngày này; chỉ xem."), _("NGÀY")),
        _option("--why", "why", WORDS, _("Lý do, ghi vào nhật ký cùng với thay đổi."), _("LÝ_DO")),
        # The language was chosen before any message was made (board.__main__); here it is only checked.
        GlobalOption(["--lang", "language"], type=click.Choice(LANGUAGES), help=_("Ngôn ngữ."), expose_value=False),
        _option("--user", "user", WORDS, _("Người thực hiện (nếu không nêu: tên tài khoản trên máy)."), _("TÊN")),
        _option(
            "--theme",
            "theme",
            click.Choice(THEME_NAMES),
            _("Giao diện: desk (nền tối), projector (nền sáng, tương phản cao, cho máy chiếu), 16 (16 màu)."),
            None,
        ),
        GlobalOption(
            ["--empty"],
            is_flag=True,
            help=_("Tạo cơ sở dữ liệu mới mà không nhập các kế hoạch kèm theo."),
            expose_value=False,
            callback=_keep("empty"),
        ),
        GlobalOption(
            ["--version"],
            is_flag=True,
            is_eager=True,
            help=_("Hiện phiên bản rồi thoát."),
            expose_value=False,
            callback=_say_version,
        ),
    ]


def _option(flag: str, name: str, kind: click.ParamType[Any], words: str, metavar: str | None) -> GlobalOption:
    return GlobalOption([flag, name], type=kind, help=words, metavar=metavar, expose_value=False, callback=_keep(name))


def _keep(name: str) -> Callable[[click.Context, click.Parameter, object], None]:
    def keep(ctx: click.Context, parameter: click.Parameter, value: object) -> None:
        if ctx.resilient_parsing or not value:
            return
        options = _options(ctx)
        kept: dict[str, Any] = {name: value}
        if isinstance(value, tuple):
            kept[name] = (*getattr(options, name), *value)
        ctx.find_root().obj = replace(options, **kept)

    return keep


def _options(ctx: click.Context) -> Options:
    options = ctx.find_root().obj
    return options if isinstance(options, Options) else Options()


def _say_version(ctx: click.Context, parameter: click.Parameter, value: bool) -> None:
    if not value or ctx.resilient_parsing:
        return
    say(f"board {room('version').version()}")
    ctx.exit()
