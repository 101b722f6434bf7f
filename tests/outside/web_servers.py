"""The shipped examples for nginx and Caddy, as they stand but for places and ports, before the folder that we publish."""

import re
import shutil
import socket
import subprocess
import time
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import timedelta
from pathlib import Path

from board.calendar.addresses import Addresses
from board.calendar.publish import publish
from store.open_board import OpenBoard
from store.wishes import AddFeed, RevokeFeed
from tests.board.feed_server import FeedServerProcess, serving
from tests.outside.published_files import TODAY

EXAMPLES = Path(__file__).parents[2] / "docs" / "examples"


def check_nginx(folder: Path) -> Iterator[str]:
    """docs/examples/nginx.conf; only TLS is left out."""
    nginx = shutil.which("nginx")
    if nginx is None:
        yield "- nginx: passed over, not installed"
        return
    with _published(folder / "nginx") as site:
        text = (EXAMPLES / "nginx.conf").read_text()
        text = re.sub(r"listen 443 ssl;", f"listen 127.0.0.1:{site.port};", text)
        text = re.sub(r"\s*ssl_certificate\w*\s[^;]*;", "", text)
        text = text.replace("/var/log/nginx/", f"{site.logs}/").replace("root /srv;", f"root {site.root};")
        text = text.replace("127.0.0.1:8735", f"127.0.0.1:{site.live}")
        config = site.root / "nginx.conf"
        temporary = "".join(
            f"{kind}_temp_path {site.root}/{kind};" for kind in ("client_body", "proxy", "fastcgi", "uwsgi", "scgi")
        )
        config.write_text(
            f"daemon off; user root; pid {site.root}/pid; error_log {site.logs}/main.log crit;"
            f"events {{}} http {{ {temporary} {text} }}"
        )
        with _running([nginx, "-c", str(config), "-p", str(site.root)], site.port):
            yield from _answers("nginx", site)


def check_caddy(folder: Path) -> Iterator[str]:
    """docs/examples/Caddyfile; only the name of the machine, and so TLS, is left out."""
    caddy = shutil.which("caddy")
    if caddy is None:
        yield "- Caddy: passed over, not installed"
        return
    with _published(folder / "caddy") as site:
        text = (EXAMPLES / "Caddyfile").read_text()
        text = text.replace("lich.example.vn {", f"http://127.0.0.1:{site.port} {{").replace("* /srv", f"* {site.root}")
        text = text.replace("/var/log/caddy/", f"{site.logs}/").replace("127.0.0.1:8735", f"127.0.0.1:{site.live}")
        text = text.replace("{\n\tservers", "{\n\tadmin off\n\tservers", 1)
        config = site.root / "Caddyfile"
        config.write_text(text)
        command = [caddy, "run", "--config", str(config), "--adapter", "caddyfile"]
        with _running(command, site.port, home=site.root):
            yield from _answers("Caddy", site)


class _Site:
    """A published folder with one calendar that stands and one that is gone, the server behind it, and free ports."""

    def __init__(self, root: Path, live: int) -> None:
        self.root = root
        self.logs = root / "logs"
        self.logs.mkdir()
        self.port = _free_port()
        self.live = live
        self.standing = ""
        self.gone = ""


@contextmanager
def _published(root: Path) -> Iterator[_Site]:
    root.mkdir()
    database = root.parent / f"{root.name}.db"
    for kept in ("", ".secret"):
        shutil.copy(root.parent / "files" / f"shipped.db{kept}", f"{database}{kept}")
    later = TODAY + timedelta(days=30)
    with OpenBoard(str(database), user="thử") as board:
        board.apply(AddFeed("Còn", plans=("2022",)), today=TODAY)
        board.apply(AddFeed("Hết"), today=TODAY)
        standing, gone = board.feeds()[-2:]
        board.apply(RevokeFeed(str(gone.number)), today=TODAY)
        publish(board, root / "lich", today=later)
        addresses = Addresses(board.feed_secret(), board.calendars(today=later).identity)
    (root / "lich").chmod(0o755)
    for one in (root / "lich").iterdir():
        one.chmod(0o644)
    with serving(database, today=later.isoformat()) as live:
        site = _Site(root, live.port)
        site.standing = addresses.file_name(standing.number, standing.address)
        site.gone = addresses.file_name(gone.number, gone.address)
        yield site


@contextmanager
def _running(command: list[str], port: int, *, home: Path | None = None) -> Iterator[None]:
    environment = {"PATH": "/usr/sbin:/usr/bin:/bin", "HOME": str(home or "/")}
    with subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, env=environment) as process:
        try:
            for _each in range(100):
                with socket.socket() as trying:
                    if trying.connect_ex(("127.0.0.1", port)) == 0:
                        break
                time.sleep(0.05)
            yield
        finally:
            process.terminate()


def _answers(name: str, site: _Site) -> Iterator[str]:
    """The same answers from the files and from the server behind, and no token in any log."""
    server = FeedServerProcess(None, site.port)  # type: ignore[arg-type]
    found: list[str] = []
    for place in ("/lich/", "/truc-tiep/"):
        first = server.get(place + site.standing, accept_encoding="gzip")
        again = server.get(place + site.standing, if_none_match=first.headers.get("etag", ""))
        since = server.get(place + site.standing, if_modified_since=first.headers.get("last-modified", ""))
        plain = server.get(place + site.standing)
        wanted = {
            "200": first.status == 200 and b"BEGIN:VEVENT" in plain.body,
            "type": first.headers.get("content-type") == "text/calendar; charset=utf-8",
            "private": "private" in first.headers.get("cache-control", ""),
            "noindex": first.headers.get("x-robots-tag") == "noindex",
            "gzip": first.headers.get("content-encoding") == "gzip",
            "304": (again.status, since.status) == (304, 304),
            "HEAD": server.get(place + site.standing, "HEAD").status == 200,
            "410": server.get(place + site.gone).status == 410,
            "404": {
                server.get(place + path).status for path in ("", "x" * 43 + ".ics", "../logs/", ".steering-board.json")
            }
            == {404},
            "POST": server.get(place + site.standing, "POST").status in (403, 404, 405),
        }
        found += [f"{place}{wish}" for wish, kept in wanted.items() if not kept]
    time.sleep(0.3)
    logged = b"".join(path.read_bytes() for path in site.logs.iterdir())
    if not logged:
        found.append("nothing logged")
    if site.standing[:43].encode() in logged or site.gone[:43].encode() in logged:
        found.append("a token in the log")
    yield f"! {name}: {found}" if found else f"- {name}: types, caching, 304, 410, 404, no token in the log"


def _free_port() -> int:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        port: int = taken.getsockname()[1]
        return port
