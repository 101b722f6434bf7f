"""A calendar feed as JSON."""

from typing import Any

from board.calendar.addresses import Addresses, web_address, webcal_address
from store.feeds.views import FeedView


def feed_shape(feed: FeedView, base: str, addresses: Addresses | None, *, events: int | None) -> dict[str, Any]:
    """A feed for other programs; its address only where that was asked for, and while it stands."""
    name = addresses.file_name(feed.number, feed.address) if addresses and feed.revoked_on is None else None
    return {
        "number": feed.number,
        "name": feed.name,
        "owner": feed.owner,
        "plans": list(feed.plans),
        "agency": feed.agency.key if feed.agency else None,
        "role": feed.role,
        "section": feed.section or None,
        "filter": feed.filter_text or None,
        "reports": feed.reports,
        "reminders": list(feed.reminders),
        "titles_only": feed.titles_only,
        "language": feed.language,
        "events": events,
        "generation": feed.generation,
        "revoked_on": feed.revoked_on.isoformat() if feed.revoked_on else None,
        "fetched_on": feed.fetched_on.isoformat() if feed.fetched_on else None,
        "fetched_by": feed.fetched_by or None,
        "address": web_address(base, name) if name else None,
        "webcal": webcal_address(base, name) if name else None,
    }
