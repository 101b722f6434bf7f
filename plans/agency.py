"""Who is meant by a cell: agencies and groups by name, alias and abbreviation, as the document's year knew them."""

import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from difflib import get_close_matches

from plans.agency_cells import ABBREVIATIONS, PLACES, name_key
from plans.agency_walk import CellWalk, Named
from plans.vietnamese import fold_case

_LIKE_A_NAME, _LIKE_AN_ABBREVIATION = 0.85, 0.66
"""How like two names are (`difflib`): of three letters one may be wrong."""


@dataclass(frozen=True, slots=True)
class Agency:
    """A department, office, district, … . `key` is its identity for life ("snv").

    `first_year`/`last_year` bound its existence under this name, None = open. `successor` is the key of the agency that
    took over. `source` says where the entry comes from; None means the two documents themselves, anything else is
    shown to the reader as not from the documents. `order` is the protocol order, for lists.
    """

    key: str
    name: str
    abbreviation: str
    aliases: tuple[str, ...] = ()
    first_year: int | None = None
    last_year: int | None = None
    successor: str | None = None
    source: str | None = None
    order: int = 0


@dataclass(frozen=True, slots=True)
class Group:
    """A name that stands for many agencies ("các sở, ban, ngành tỉnh"). `members` are keys of agencies.

    The documents name the groups but not their members: `source` marks the list as not from the documents.
    """

    key: str
    name: str
    abbreviation: str
    aliases: tuple[str, ...] = ()
    members: tuple[str, ...] = ()
    source: str | None = None
    order: int = 0


@dataclass(frozen=True, slots=True)
class Directory:
    """All agencies and groups that names are looked up in."""

    agencies: tuple[Agency, ...] = ()
    groups: tuple[Group, ...] = ()
    _names: dict[str, tuple[Agency | Group, ...]] = field(init=False, repr=False, compare=False)
    _beginnings: frozenset[str] = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        """Index every name once; a name without its "tỉnh" is another name where nobody else has it."""
        names: dict[str, tuple[Agency | Group, ...]] = {}
        offices: tuple[Agency | Group, ...] = (*self.agencies, *self.groups)
        for office in offices:
            for key in dict.fromkeys(map(name_key, _names_of(office))):
                names[key] = (*names.get(key, ()), office)
        shorter: dict[str, tuple[Agency | Group, ...]] = {}
        for key, known in names.items():
            bare = _without_place(key)
            if bare not in names and bare not in _BARE_HEADS:
                shorter[bare] = (*shorter.get(bare, ()), *known)
        names.update(shorter)
        names.pop("", None)
        object.__setattr__(self, "_names", names)
        object.__setattr__(self, "_beginnings", frozenset(part for key in names for part in _beginnings(key)))

    def find(self, name: str, *, year: int | None = None) -> Agency | Group | None:
        """The agency or group of this name, alias or abbreviation, with or without accents; None when there is none.

        With `year`, one that existed in that year wins over one that did not; without, one that still exists. Of several,
        the one whose accents are as typed.
        """
        key = name_key(name)
        offices = self._names.get(key) or self._names.get(_without_place(key)) or ()
        if len(offices) < 2:
            return offices[0] if offices else None
        typed = fold_case(name)
        return min(
            offices,
            key=lambda office: (not _exists(office, year), typed not in map(fold_case, _names_of(office))),
        )

    def nearest(self, name: str) -> str | None:
        """The known name most like `name`, to offer when it is unknown; None when nothing is near."""
        near = get_close_matches(name_key(name)[:200], self._names, n=1, cutoff=_LIKE_A_NAME)
        return self._names[near[0]][0].name if near else None

    def resembling(self, words: str) -> Agency | Group | None:
        """Whom free words may have been meant to name, as they are so like a name or an abbreviation; None: they are no name.

        A word with tone marks is no abbreviation: "Sơn" is a person. A name that other letters run on from was meant to be
        replaced or left.

        >>> known = Directory((Agency("snv", "Sở Nội vụ", "SNV"),))
        >>> [known.resembling(words) is not None for words in ("SNB", "Sơn", "Sở Nội vụSNV7", "đồng chí Chủ tịch")]
        [True, False, True, False]
        """
        short = name_key(words)
        if short.isalnum() and fold_case(words).replace("đ", "d") == short:
            everybody: tuple[Agency | Group, ...] = (*self.agencies, *self.groups)
            known = {name_key(one.abbreviation): one for one in everybody}
            single = [key for key in known if key.isalnum()]
            near = get_close_matches(short[:200], single, n=1, cutoff=_LIKE_AN_ABBREVIATION)
            if near:
                return known[near[0]]
        near = get_close_matches(short[:200], self._names, n=1, cutoff=_LIKE_A_NAME)
        if near:
            return self._names[near[0]][0]
        offices: tuple[Agency | Group, ...] = (*self.agencies, *self.groups)
        run_on = [one for one in offices if _runs_on(short, name_key(one.name))]
        return max(run_on, key=lambda one: len(one.name), default=None)

    def gone_or_not_yet(self, key: str, *, year: int) -> tuple[Agency, Agency | None] | None:
        """The agency with this key and its successor, when it did not exist under this name in `year`; else None.

        A plan of its own years keeps the name it was written with; a later one wants a look.
        """
        agency = next((one for one in self.agencies if one.key == key), None)
        if agency is None or _exists(agency, year):
            return None
        return agency, next((one for one in self.agencies if one.key == agency.successor), None)

    def members(self, group: str, *, year: int | None = None) -> tuple[Agency, ...]:
        """The members of the group with this key, in protocol order, those that existed in `year`; none of an unknown group."""
        keys = {key for known in self.groups if known.key == group for key in known.members}
        members = (agency for agency in self.agencies if agency.key in keys)
        return tuple(sorted((one for one in members if year is None or _exists(one, year)), key=lambda one: one.order))


@dataclass(frozen=True, slots=True)
class Mention:
    """One name in a cell: the words as written, and the agency or the group they mean (exactly one key is set).

    `others` marks a group that contains the lead of the same row: "the others" of it are meant. `related` marks a group
    of which only those "có liên quan" are meant: nobody can say which members.
    """

    words: str
    agency: str | None = None
    group: str | None = None
    others: bool = False
    related: bool = False


@dataclass(frozen=True, slots=True)
class Party:
    """A lead or coordinators cell: its words, who is meant, and what nobody knows.

    `unknown` are parts that are no known name: kept as words, flagged, never guessed. `related` keeps "có liên quan".
    """

    words: str
    mentions: tuple[Mention, ...] = ()
    unknown: tuple[str, ...] = ()
    related: bool = False


def read_party(cell: str, directory: Directory, *, year: int | None = None, lead: Party | None = None) -> Party:
    """Read a lead or coordinators cell into the agencies and groups that it names.

    Splits at ";" and line ends first, then at "," and "và" only between names; a head carries over ("UBND cấp huyện,
    cấp xã"). `lead`, when reading coordinators, marks groups that contain it as "the others".
    """
    cell = unicodedata.normalize("NFC", cell)
    # Brackets behind a group may name the few of it that are meant, and whoever "phối hợp" does not lead.
    walk = CellWalk(cell, names=directory._names, beginnings=directory._beginnings)  # noqa: SLF001 - same room
    walk.walk()
    led = {mention.agency for mention in lead.mentions if mention.agency} if lead else set()
    mentions: dict[tuple[str | None, str | None], Mention] = {}
    unknown = list(walk.unknown)
    for named in walk.named:
        mention = _mention(named, directory, year)
        if (named.aside and mention.group) or (named.helps and lead is None):
            unknown.append(_in_full(named))
            continue
        if named.aside:
            unknown.append(named.aside)
        mentions.setdefault((mention.agency, mention.group), _mark_others(mention, led, directory))
    return Party(cell, tuple(mentions.values()), tuple(unknown), related=walk.related)


def _in_full(named: Named) -> str:
    """A name that means somebody else than it says: some of a group only, or who helps the lead."""
    helping = " phối hợp" if named.helps else ""
    return f"{named.words}{helping}{f' ({named.aside})' if named.aside else ''}"


def _mention(named: Named, directory: Directory, year: int | None) -> Mention:
    office = directory.find(named.name, year=year)
    return Mention(
        named.words,
        agency=office.key if isinstance(office, Agency) else None,
        group=office.key if isinstance(office, Group) else None,
        related=named.related,
    )


_BARE_HEADS = frozenset((*ABBREVIATIONS.values(), ""))


def _mark_others(mention: Mention, led: set[str], directory: Directory) -> Mention:
    if mention.group is None or not any(agency.key in led for agency in directory.members(mention.group)):
        return mention
    return replace(mention, others=True)


def _beginnings(key: str) -> Iterator[str]:
    """The key cut behind each of its words, and whole."""
    words = key.split()
    return (" ".join(words[:count]) for count in range(1, len(words) + 1))


def _names_of(office: Agency | Group) -> tuple[str, ...]:
    return (office.name, office.abbreviation, *office.aliases)


def _exists(office: Agency | Group, year: int | None) -> bool:
    if isinstance(office, Group):
        return True
    if year is None:
        return office.last_year is None
    return (office.first_year or year) <= year <= (office.last_year or year)


def _without_place(key: str) -> str:
    for phrase in PLACES:
        bare = key.removesuffix(" " + " ".join(phrase))
        if bare != key:
            return bare
    return key


def _runs_on(words: str, name: str) -> bool:
    """Whether the words (both without marks) are the name, of several words, with letters or digits right behind it."""
    return " " in name and words.startswith(name) and words[len(name) : len(name) + 1].isalnum()
