"""Connections that send a byte a second, and honest requests meanwhile."""

import asyncio
import time


async def ask(port: int, path: str, header: str = "Accept: */*") -> tuple[bytes, float]:
    """The status, and how long the whole answer took."""
    start = time.monotonic()
    reader, writer = await asyncio.open_connection("127.0.0.1", port)
    writer.write(f"GET {path} HTTP/1.1\r\nHost: x\r\n{header}\r\nConnection: close\r\n\r\n".encode())
    answer = await reader.read()
    writer.close()
    return answer.split(b" ", 2)[1], time.monotonic() - start


async def trickle(port: int, path: str, *, connections: int, seconds: float) -> tuple[int, float]:
    """How many of the connections are open at the end, and the slowest honest answer meanwhile, in seconds."""
    pairs = [await asyncio.open_connection("127.0.0.1", port) for _each in range(connections)]
    closed = [asyncio.create_task(reader.read()) for reader, _writer in pairs]
    beginning, slowest = time.monotonic(), 0.0
    request = iter(f"GET {path} HTTP/1.1\r\nHost: x\r\nX-Slow: {'x' * 200}")
    while time.monotonic() < beginning + seconds:
        byte = next(request).encode()
        for _reader, writer in pairs:
            if not writer.is_closing():
                writer.write(byte)
        slowest = max(slowest, (await ask(port, path))[1])
        await asyncio.sleep(1)
    still_open = sum(not one.done() for one in closed)
    for one in closed:
        one.cancel()
    await asyncio.gather(*closed, return_exceptions=True)
    for _reader, writer in pairs:
        writer.transport.abort()
    return still_open, slowest
