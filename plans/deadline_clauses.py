"""Where a phrase stands in its clause: whether it says when, or what the work is about.

"Năm 2016, kiểm tra …" says when; "Kế hoạch cải cách hành chính năm 2016" does not, nor does the date of a document.
"""

from plans.deadline_sequence import Sequence
from plans.deadline_token import Words
from plans.deadline_words import Sense

_PREPOSITIONS = frozenset({Sense.IN, Sense.UNTIL, Sense.BEFORE, Sense.LATEST, Sense.WITHIN, Sense.FROM, Sense.AFTER})
_LEADING = _PREPOSITIONS | {Sense.LABEL, Sense.VERB, Sense.OF, Sense.CLOCK, Sense.EVERY, Sense.WORKING, Sense.REGULARLY}
_BOUNDARIES = frozenset({Sense.COMMA, Sense.COLON, Sense.OPEN, Sense.CLOSE, Sense.BREAK, Sense.LINE, Sense.BULLET})
_REACH = 12


class Clauses:
    """Answers about the place of a phrase in the words around it. Looks at no more than a clause."""

    def __init__(self, words: Words) -> None:
        self._words = words
        self._titled: list[bool] = []
        titled = False
        for token in words.tokens:
            self._titled.append(titled)
            titled = token.sense is Sense.TITLE or (titled and token.sense not in _BOUNDARIES)

    def leads(self, place: int, *, over_titles: bool = False) -> bool:
        """Whether nothing but words like "hoàn thành", "dự kiến" stands between the start of the clause and here."""
        passed = _LEADING | {Sense.TITLE} if over_titles else _LEADING
        at = place - 1
        if self._words.sense(place) is Sense.YEAR and self._words.sense(at) in (Sense.NUMBER, Sense.COUNT):
            at -= 1
        while at >= max(0, place - _REACH) and self._words.sense(at) in passed:
            at -= 1
        return at < 0 or self._words.sense(at) in _BOUNDARIES | {Sense.AND, Sense.OR, Sense.DASH, Sense.ONGOING}

    def past_labels(self, place: int) -> int:
        """The place behind words like "hoàn thành", "dự kiến" and "trình"."""
        at = place
        while self._words.sense(at) in (Sense.LABEL, Sense.VERB, Sense.TITLE, Sense.BULLET):
            at += 1
        return at

    def is_governed(self, place: int) -> bool:
        """Whether the word before is one that takes a time: "ban hành quý I"."""
        return place > 0 and self._words.sense(place - 1) in (Sense.LABEL, Sense.VERB, Sense.ONGOING, Sense.MEETING)

    def follows_title(self, place: int) -> bool:
        """Whether the word before is a noun like "báo cáo", which itself opens the clause."""
        return place > 0 and self._words.sense(place - 1) is Sense.TITLE and self.leads(place, over_titles=True)

    def is_counted(self, place: int) -> bool:
        """Whether a number stands before: the "năm" of "2 năm/lần" is not every year."""
        return place > 0 and self._words.sense(place) is Sense.YEAR and self._words.sense(place - 1) is Sense.NUMBER

    def closes(self, end: int) -> bool:
        """Whether the clause ends here."""
        return self._words.sense(end) in _BOUNDARIES | {Sense.STOP}

    def is_title(self, place: int) -> bool:
        """Whether a plan, report or other document is named earlier in the clause."""
        return self._titled[place]

    def may_be_day(self, place: int) -> bool:
        """Whether a bare "15/6" can be a day here, and not "hạng 38/63"."""
        before = self._words.sense(place - 1) if place else Sense.BREAK
        return before is not Sense.MONTH and (self.leads(place) or self.is_governed(place))

    def reference_end(self, place: int) -> int:
        """The end of a document's number and date ("22/2015/QĐ-TTg ngày 22/6/2015"); 0 when none begins here."""
        words = self._words
        numbered = words.sense(place) is Sense.NUMBER and place > 0 and words.folded(place - 1) in ("số", "sô´", "so")
        if words.sense(place) is not Sense.CODE and not numbered:
            return 0
        at = place + 1
        if words.sense(at) is Sense.DAY and words.sense(at + 1) is Sense.DATE:
            return at + 2
        if words.sense(at) is Sense.DAY and words.sense(at + 2) is Sense.MONTH and words.sense(at + 4) is Sense.YEAR:
            return at + 6
        return at

    def certainty(self, place: int, sequence: Sequence, prepositions: frozenset[Sense]) -> bool | None:
        """True for a deadline, False for one only where nothing better is said, None for no deadline at all."""
        period = sequence.periods[0]
        titled, leads = self._titled[place], self.leads(place, over_titles=bool(prepositions))
        if leads or self.is_governed(place):
            return True
        if prepositions:
            return None if titled and period.unit == "year" and prepositions == {Sense.UNTIL} else True
        if period.is_day:
            before = self._words.sense(place - 1)
            refers = before is Sense.TITLE and self._words.sense(place + 2) is Sense.OF
            return None if refers else not titled
        if period.edge is not None:
            return None if titled else True
        return None if titled or period.unit == "year" else False
