"""Where PgDn and PgUp lead in a meeting: a presenter's remote has no other keys."""

from board.screens.meeting_place import (
    AGENCIES,
    DUE,
    LATE,
    READ_BACK,
    TARGETS,
    Place,
    Runs,
    backward,
    forward,
    kept_runs,
)

RUNS: Runs = {LATE: ("a", "b", "c"), READ_BACK: (), DUE: ("d", "e")}


def run_through(runs: Runs, parked: tuple[str, ...] = (), *, start: Place | None = None) -> list[Place]:
    """Every place that PgDn shows, from the first page to where it stays; each list stands on one sheet."""
    seen = [start or Place()]
    while (following := forward(seen[-1], runs, parked=parked, next_sheet=None)) != seen[-1]:
        seen.append(following)
    return seen


def test_pgdn_alone_runs_the_whole_meeting() -> None:
    """Overview, last time, the late list and each late card, what is due, agencies, targets, the read-back: in this order."""
    seen = run_through(RUNS)

    assert [(one.page, one.card) for one in seen] == [
        *((1, ""), (2, ""), (3, ""), (3, "a"), (3, "b"), (3, "c")),
        *((4, ""), (5, ""), (6, ""), (7, "")),
    ]


def test_pgup_goes_the_same_way_back() -> None:
    """Somebody asks about the one before."""
    there = run_through({**RUNS, READ_BACK: ("p",)}, parked=("p",))

    back = [there[-1]]
    while back[-1] != Place():
        back.append(backward(back[-1], {**RUNS, READ_BACK: ("p",)}, previous_sheet=None))

    assert back == there[::-1]


def test_what_is_put_off_is_passed_over_and_comes_before_the_read_back() -> None:
    """“To the end of the meeting” is a promise: nobody has to remember it."""
    seen = run_through({**RUNS, READ_BACK: ("b",)}, parked=("b",))

    assert [one.card for one in seen if one.card] == ["a", "c", "b"]
    assert seen[-3:] == [Place(TARGETS), Place(READ_BACK, card="b"), Place(READ_BACK)]


def test_a_list_longer_than_a_sheet_is_shown_whole_before_the_cards() -> None:
    """The chair sees all that is late before the first of it is discussed."""
    assert forward(Place(LATE), RUNS, parked=(), next_sheet=9) == Place(LATE, row=9)
    assert forward(Place(LATE, row=9), RUNS, parked=(), next_sheet=None) == Place(LATE, card="a")
    assert backward(Place(LATE, row=9), RUNS, previous_sheet=0) == Place(LATE)


def test_a_card_that_was_opened_elsewhere_leads_on_from_there() -> None:
    """Cards of what is soon due are opened by Enter only; PgDn goes through the rest of them and on."""
    assert forward(Place(DUE, card="d"), RUNS, parked=(), next_sheet=None) == Place(DUE, card="e")
    assert forward(Place(DUE, card="e"), RUNS, parked=(), next_sheet=None) == Place(AGENCIES)
    assert backward(Place(DUE, card="d"), RUNS, previous_sheet=None) == Place(DUE)
    assert forward(Place(DUE, card="strange"), RUNS, parked=(), next_sheet=None) == Place(AGENCIES)


def test_a_run_that_was_begun_stays_in_its_order() -> None:
    """A task that is closed on its card is late no more: what followed it still follows."""
    now: Runs = {LATE: ("a", "c"), DUE: (), READ_BACK: ()}

    kept = kept_runs(RUNS, now, Place(LATE, card="b"))

    assert forward(Place(LATE, card="b"), kept, parked=(), next_sheet=None) == Place(LATE, card="c")
    assert kept_runs(RUNS, now, Place(LATE)) == now
