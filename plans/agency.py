"""Who is meant by a cell: agencies and groups by name, alias and abbreviation, as the document's year knew them."""

from dataclasses import dataclass, field


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
    _names: dict[str, tuple[Agency | Group, ...]] = field(default_factory=dict, repr=False, compare=False)

    def find(self, name: str, *, year: int | None = None) -> Agency | Group | None:
        """The agency or group of this name, alias or abbreviation, with or without accents; None when there is none.

        With `year`, one that existed in that year wins over one that did not.
        """
        raise NotImplementedError

    def nearest(self, name: str) -> str | None:
        """The known name most like `name`, to offer when it is unknown; None when nothing is near."""
        raise NotImplementedError

    def members(self, group: str, *, year: int | None = None) -> tuple[Agency, ...]:
        """The members of the group with this key, in protocol order, those that existed in `year`."""
        raise NotImplementedError


@dataclass(frozen=True, slots=True)
class Mention:
    """One name in a cell: the words as written, and the agency or the group they mean (exactly one key is set).

    `others` marks a group that contains the lead of the same row: "the others" of it are meant.
    """

    words: str
    agency: str | None = None
    group: str | None = None
    others: bool = False


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
    raise NotImplementedError
