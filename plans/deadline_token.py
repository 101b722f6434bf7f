"""The tokens that the grammar of deadlines reads."""

from dataclasses import dataclass

from plans.deadline_words import Sense


@dataclass(frozen=True, slots=True)
class Token:
    """A word, number, date or mark. `numbers` are its values (a date's day, month, year); `folded` is its text folded."""

    sense: Sense
    start: int
    end: int
    numbers: tuple[int, ...] = ()
    folded: str = ""

    @property
    def number(self) -> int:
        """The first of its values; -1 where it has none."""
        return self.numbers[0] if self.numbers else -1


@dataclass(frozen=True, slots=True)
class Words:
    """Deadline words with their tokens: what the grammar reads. Places past the end read as the end token."""

    text: str
    tokens: tuple[Token, ...]

    def sense(self, place: int) -> Sense:
        """The sense of the token there."""
        tokens = self.tokens
        return tokens[place].sense if place < len(tokens) else Sense.STOP

    def number(self, place: int) -> int:
        """The value of the number there; -1 where no number stands."""
        if place >= len(self.tokens):
            return -1
        token = self.tokens[place]
        return token.number if token.sense is Sense.NUMBER or token.sense is Sense.COUNT else -1

    def folded(self, place: int) -> str:
        """The folded word there."""
        return self.tokens[min(place, len(self.tokens) - 1)].folded

    def touches(self, place: int) -> bool:
        """Whether nothing stands between the token there and the one behind it."""
        return place + 1 < len(self.tokens) and self.tokens[place].end == self.tokens[place + 1].start

    def quote(self, place: int, end: int) -> str:
        """What was written from one token up to another, verbatim."""
        return self.text[self.tokens[place].start : self.tokens[end - 1].end] if end > place else ""
