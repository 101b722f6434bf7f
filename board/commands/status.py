"""`board status`: the four-number line, then by section and by lead."""

from datetime import date

from board.commands.command import as_json, command, option
from board.commands.options import chosen
from board.commands.output import aligned, say, say_json, tell
from board.commands.rooms import room
from board.commands.seeing import filtered, see_board
from board.commands.shapes import counts_shape
from board.commands.values import DAY
from board.language import _
from board.said.as_of import known_on_said, last_paper_after, later_papers_said
from board.said.own_part import own_part_said
from board.wording import four_numbers, past_line
from store.counts import count, count_by_agency, count_by_section
from store.views import BoardView, Counts


@command(
    "status",
    help=_("Dòng số liệu chung, rồi theo từng mục và từng cơ quan chủ trì; hoặc những thay đổi từ một ngày."),
    looks_back=True,
)
@option("--since", type=DAY, metavar=_("NGÀY"), help=_("Chỉ những thay đổi từ ngày này (tính cả ngày này)."))
@as_json
def status(since: date | None, as_json: bool) -> None:
    """Print the numbers."""
    if since is not None:
        room("status_since").print_changes(since, as_json=as_json)
    elif as_json:
        _print_json()
    else:
        print_status()


def print_status() -> None:
    """The status as text."""
    options = chosen()
    view = see_board(options)
    tasks = filtered(view.tasks, view, options)
    if not view.plans:
        tell(_("Chưa có kế hoạch nào; nhập bằng “board plan import TỆP”."))
    for plan in view.plans:
        say(f"{plan.short_title} · {plan.number}")
        past = past_line(plan, view.today)
        if past:
            say(past)
    if options.filter_text:
        say(_("Lọc: {filter}").format(filter=options.filter_text))
    if view.known_on is not None:
        say(known_on_said(view.known_on).capitalize())
    say(four_numbers(count(tasks), today=view.today))
    later = later_papers_said(last_paper_after(view, tasks), view.today)
    if later:
        say(later)
    own_part = own_part_said(options.filter_text, tasks, view.agencies)
    if own_part:
        say(own_part)
    _say_rows(_("Theo mục"), [(f"{number}. {title}", counts) for number, title, counts in count_by_section(tasks)])
    _say_rows(
        _("Theo cơ quan chủ trì (một nhiệm vụ có thể tính ở nhiều cơ quan)"),
        [(_agency_name(view, key), counts) for key, counts in count_by_agency(tasks, order=view.agencies)],
    )


def _say_rows(heading: str, rows: list[tuple[str, Counts]]) -> None:
    if not rows:
        return
    say()
    titles = (heading, _("Tổng"), _("HT ĐH"), _("HT QH"), _("Trong hạn"), _("Quá hạn"), _("TX"), _("Khác"))
    cells = [
        (
            name,
            str(counts.total),
            str(counts.done_on_time),
            str(counts.done_late),
            str(counts.in_time),
            str(counts.overdue),
            str(counts.ongoing),
            str(counts.waiting + counts.undated),
        )
        for name, counts in rows
    ]
    for line in aligned([titles, *cells], right=frozenset(range(1, len(titles)))):
        say(line)


def _print_json() -> None:
    options = chosen()
    view = see_board(options)
    tasks = filtered(view.tasks, view, options)
    keys = [plan.key for plan in view.plans]
    last_paper = last_paper_after(view, tasks)
    say_json(
        {
            "as_of": view.today.isoformat(),
            "known_on": view.known_on.isoformat() if view.known_on else None,
            "papers_after": last_paper.isoformat() if last_paper else None,
            "plan": keys[0] if len(keys) == 1 else None,
            "plans": keys,
            "filter": options.filter_text or None,
            **counts_shape(count(tasks)),
            "by_section": [
                {"section": number, "title": title, **counts_shape(counts)}
                for number, title, counts in count_by_section(tasks)
            ],
            "by_lead": [
                {"agency": _agency_name(view, key), "key": key, **counts_shape(counts)}
                for key, counts in count_by_agency(tasks, order=view.agencies)
            ],
        }
    )


def _agency_name(view: BoardView, key: str) -> str:
    agency = view.agencies.get(key)
    return agency.name if agency else key
