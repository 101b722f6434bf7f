"""What the store refuses about meetings, decisions and chasing letters."""

from store.errors import ChangedMeanwhile, Refused


class UnknownMeeting(Refused):
    """No meeting has this number; `known` are those there are."""

    def __init__(self, meeting: int, known: tuple[int, ...] = ()) -> None:
        super().__init__(f"no meeting {meeting}")
        self.meeting = meeting
        self.known = known


class MeetingGoesOn(Refused):
    """A meeting about one of these plans goes on already."""

    def __init__(self, meeting: int, name: str) -> None:
        super().__init__(f"meeting {meeting} goes on")
        self.meeting = meeting
        self.name = name


class MeetingClosed(Refused):
    """The meeting is over: nothing more is done in it."""

    def __init__(self, meeting: int, name: str) -> None:
        super().__init__(f"meeting {meeting} is closed")
        self.meeting = meeting
        self.name = name


class MeetingStays(ChangedMeanwhile):
    """What was done in a meeting cannot be taken back: others have since changed the same. `blocked` lists all of it."""

    def __init__(self, meeting: int, blocked: tuple[ChangedMeanwhile, ...]) -> None:
        first = blocked[0]
        super().__init__(first.key, first.who, first.at, first.field)
        self.meeting = meeting
        self.blocked = blocked


class UnknownDecision(Refused):
    """No decision has this id; `known` are those that are open: id and text."""

    def __init__(self, decision: int, known: tuple[tuple[int, str], ...] = ()) -> None:
        super().__init__(f"no decision {decision}")
        self.decision = decision
        self.known = known


class TakesMeetingAway(Refused):
    """To undo would take back the opening of the meeting in which one stands: nothing else was done after it."""

    def __init__(self, meeting: int) -> None:
        super().__init__(f"undo would take meeting {meeting} away")
        self.meeting = meeting


class OwnerUnclear(Refused):
    """Who is to carry a decision out is named by no known name, but by one that is very like an agency's."""

    def __init__(self, typed: str, abbreviation: str, name: str) -> None:
        super().__init__(f"{typed!r} may be {abbreviation}")
        self.typed = typed
        self.abbreviation = abbreviation
        self.name = name


class UnknownLetter(Refused):
    """No letter has this number."""

    def __init__(self, letter: int) -> None:
        super().__init__(f"no letter {letter}")
        self.letter = letter


class NothingToChase(Refused):
    """Nothing is late or soon due; or `waiting` items are, but their answers may still come, or `own` or `resting` ones.

    The own ones the office that follows the plan owes itself; the resting ones were answered a few days ago.
    """

    def __init__(self, waiting: int, *, own: int = 0, resting: int = 0) -> None:
        super().__init__("nothing to chase")
        self.waiting = waiting
        self.own = own
        self.resting = resting
