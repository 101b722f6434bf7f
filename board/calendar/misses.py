"""How long somebody who asks for addresses that do not exist has to wait. Whoever has a real address never waits."""

from ipaddress import IPv6Address, ip_address

AT_ONCE = 100
A_SECOND = 50
LONGEST_WAIT_SECONDS = 2.0
_MOST_KNOWN = 4096
_V6_PREFIX_BITS = 64


class Misses:
    """Counts misses by where they come from. An office behind one address shares the count, but only its misses wait."""

    def __init__(self) -> None:
        self._next: dict[str, float] = {}

    def wait_seconds(self, client: str, now: float) -> float:
        """How long this miss has to wait: nothing for the first hundred, then fifty a second are answered.

        `now` is a clock that never goes back, in seconds.
        """
        place = _place(client)
        if len(self._next) >= _MOST_KNOWN and place not in self._next:
            self._next = {known: at for known, at in self._next.items() if at > now - AT_ONCE / A_SECOND}
            if len(self._next) >= _MOST_KNOWN:
                return LONGEST_WAIT_SECONDS
        at = max(self._next.get(place, 0.0), now - AT_ONCE / A_SECOND) + 1 / A_SECOND
        wait = min(LONGEST_WAIT_SECONDS, max(0.0, round(at - now, 6)))
        self._next[place] = min(at, now + LONGEST_WAIT_SECONDS)
        return wait


def _place(client: str) -> str:
    """An IPv4 address, or the network that one subscriber of IPv6 has."""
    try:
        address = ip_address(client)
    except ValueError:
        return ""
    if isinstance(address, IPv6Address):
        return str(int(address) >> _V6_PREFIX_BITS)
    return client
