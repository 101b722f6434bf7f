"""Connections that do not finish what they began are cut: uvicorn itself waits for ever for a request to arrive."""

import asyncio
from typing import Any

from uvicorn.protocols.http.httptools_impl import HttpToolsProtocol

REQUEST_SECONDS = 10.0
"""A request has arrived whole by then, however slowly its bytes trickle."""

ANSWER_SECONDS = 60.0
"""An answer was taken by then."""

MOST_OCTETS = 16_384
"""More is no request for a calendar."""


class PatientProtocol(HttpToolsProtocol):
    """HTTP as uvicorn speaks it, with an end to its patience."""

    request_seconds = REQUEST_SECONDS
    answer_seconds = ANSWER_SECONDS

    def __init__(self, *args: Any, **kwargs: Any) -> None:  # noqa: ANN401 - handed on to uvicorn as it is
        super().__init__(*args, **kwargs)
        self._deadline: asyncio.TimerHandle | None = None
        self._octets = 0

    def connection_made(self, transport: asyncio.Transport) -> None:  # type: ignore[override]
        """Wait for a request from now on."""
        super().connection_made(transport)
        self._wait(self.request_seconds)

    def data_received(self, data: bytes) -> None:
        """A byte that begins another request, or only pretends to, starts the time anew; the ones behind it do not."""
        if self._deadline is None:
            self._wait(self.request_seconds)
        self._octets += len(data)
        if self._octets > MOST_OCTETS:
            self._cut()
            return
        super().data_received(data)

    def on_message_complete(self) -> None:
        """The request has arrived; from now on the answer has to be taken."""
        super().on_message_complete()
        self._octets = 0
        self._rest()
        self._wait(self.answer_seconds)

    def on_response_complete(self) -> None:
        """The answer is out, unless a part of it still waits to be taken."""
        super().on_response_complete()
        if not self.transport.get_write_buffer_size():
            self._rest()

    def connection_lost(self, exc: Exception | None) -> None:
        """Nothing to wait for any more."""
        self._rest()
        super().connection_lost(exc)

    def _wait(self, seconds: float) -> None:
        self._deadline = self.loop.call_later(seconds, self._cut)

    def _rest(self) -> None:
        if self._deadline is not None:
            self._deadline.cancel()
            self._deadline = None

    def _cut(self) -> None:
        self._rest()
        self.transport.abort()
