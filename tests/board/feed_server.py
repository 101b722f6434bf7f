"""A feed server as people start it, and plain requests to it."""

import http.client
import re
import signal
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import NamedTuple


class Answer(NamedTuple):
    """What the server answered; names of headers in small letters."""

    status: int
    headers: dict[str, str]
    body: bytes


class FeedServerProcess:
    """`board calendar serve` in a process of its own, on a free port."""

    def __init__(self, process: subprocess.Popen[str], port: int) -> None:
        self.process = process
        self.port = port

    def get(self, path: str, method: str = "GET", **headers: str) -> Answer:
        """One request on a connection of its own; `if_none_match="…"` is the header If-None-Match."""
        connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=10)
        try:
            connection.request(method, path, headers={name.replace("_", "-"): text for name, text in headers.items()})
            answer = connection.getresponse()
            named = {name.lower(): text for name, text in answer.getheaders()}
            return Answer(answer.status, named, answer.read())
        finally:
            connection.close()

    def stop(self) -> str:
        """Ask it to stop; everything it said."""
        self.process.send_signal(signal.SIGTERM)
        _out, said = self.process.communicate(timeout=20)
        return said


@contextmanager
def serving(database: Path, *words: str, today: str = "16/05/2022") -> Iterator[FeedServerProcess]:
    """A server of this database; stopped at the end if it still runs."""
    command = [
        sys.executable,
        "-m",
        "board",
        "--db",
        str(database),
        "--today",
        today,
        "calendar",
        "serve",
        "--port",
        "0",
    ]
    with subprocess.Popen([*command, *words], stderr=subprocess.PIPE, text=True) as process:
        try:
            if process.stderr is None:
                raise RuntimeError("the server says nothing")
            told = process.stderr.readline()
            found = re.search(r":(\d+)/", told)
            if found is None:
                raise RuntimeError(told + process.stderr.read())
            yield FeedServerProcess(process, int(found[1]))
        finally:
            if process.poll() is None:
                process.kill()
