"""How long the feed server waits for whoever neither finishes a request nor takes an answer."""

import asyncio
import socket
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

import pytest
import uvicorn
from starlette.responses import Response

from board.calendar.patience import MOST_OCTETS, PatientProtocol
from board.calendar.server import quiet_server

LARGE = b"x" * 8_000_000


class Impatient(PatientProtocol):
    """The same, in the time that a test has."""

    request_seconds = 0.3
    answer_seconds = 0.6


@asynccontextmanager
async def served() -> AsyncIterator[tuple[int, uvicorn.Server]]:
    """A server of something large: its port, and the server."""
    server = quiet_server(Response(LARGE), http=Impatient)
    with socket.create_server(("127.0.0.1", 0)) as listening:
        serving = asyncio.create_task(server.serve(sockets=[listening]))
        while not server.started:
            await asyncio.sleep(0.01)
        yield listening.getsockname()[1], server
        server.should_exit = True
        await serving


async def gone(server: uvicorn.Server, *, seconds: float) -> bool:
    """Whether no connection is left within so many seconds."""
    async with asyncio.timeout(seconds):
        while server.server_state.connections:
            await asyncio.sleep(0.02)
    return True


@pytest.mark.parametrize(
    "sent",
    [b"", b"\r\n" * 8, b"GET / HT", b"GET / HTTP/1.1\r\nHost: x\r\n", b"POST / HTTP/1.1\r\nContent-Length: 9\r\n\r\nx"],
)
async def test_a_request_that_does_not_arrive_is_not_waited_for(sent: bytes) -> None:
    """Also one of which nothing but line ends come, or a body that never ends."""
    async with served() as (port, server):
        reader, writer = await asyncio.open_connection("127.0.0.1", port)
        writer.write(sent)

        assert await asyncio.wait_for(reader.read(), 2) == b"" or b"POST" in sent
        assert await gone(server, seconds=2)
        writer.close()


async def test_an_answer_that_is_not_taken_is_not_waited_for() -> None:
    """And it is not kept in memory for whoever does not take it."""
    async with served() as (port, server):
        with socket.create_connection(("127.0.0.1", port)) as deaf:
            deaf.sendall(b"GET / HTTP/1.1\r\nHost: x\r\n\r\n")
            await asyncio.sleep(0.2)
            assert server.server_state.connections

            assert await gone(server, seconds=2)


async def test_bytes_behind_an_answer_are_another_request_with_its_own_time() -> None:
    """A connection may be used again, but not be held open with a byte now and then."""
    async with served() as (port, server):
        reader, writer = await asyncio.open_connection("127.0.0.1", port)
        for _each in range(2):
            writer.write(b"HEAD / HTTP/1.1\r\nHost: x\r\n\r\n")
            assert b"200 OK" in await reader.readuntil(b"\r\n\r\n")
        for _each in range(6):
            writer.write(b"\r\n")
            await asyncio.sleep(0.1)

        assert await gone(server, seconds=1)
        writer.close()


async def test_an_endless_request_is_cut_at_once() -> None:
    """Sixteen kilobytes are no request for a calendar."""
    async with served() as (port, server):
        _reader, writer = await asyncio.open_connection("127.0.0.1", port)
        writer.write(b"GET / HTTP/1.1\r\nX: " + b"x" * MOST_OCTETS)

        assert await gone(server, seconds=0.25)
        writer.close()
