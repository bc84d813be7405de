"""The documentation's guided tour by the one command: `make run`'s supervisor, a real worker, articles in, a mail out."""

import http.server
import os
import shutil
import signal
import subprocess
import sys
import threading
import time
import urllib.request
from pathlib import Path

import pytest

from config.embedded.places import place_of
from tests.documents import ROOT, blocks, section
from tests.embedded.desk import free_port
from tests.embedded.walk import Terminal, assert_said, write_curl

TOUR = [*blocks(section("README.md", "Five minutes")), *blocks(section("docs/operating.md", "What to watch"))[:2]]


@pytest.fixture
def home(tmp_path):
    """Where a new user works: a path with a space and an apostrophe."""
    path = tmp_path / "a desk's checkout"
    path.mkdir()
    return path


@pytest.fixture
def service(home):
    """The real service, on embedded servers of its own; ended as by Ctrl-C."""
    port = free_port()
    own = {
        "FACTBASE_VAR": str(home / "var"), "ALERT_WAIT_SECONDS": "1", "TIMER_SECONDS": "1", "PATH": os.environ["PATH"]
    }  # fmt: skip
    log = (home / "log").open("w+")
    command = [sys.executable, "-m", "config.embedded", "run", "--port", str(port)]
    process = subprocess.Popen(command, cwd=ROOT, env=own, stdout=log, stderr=log)
    try:
        yield process, own, port, home / "log"
    finally:
        process.send_signal(signal.SIGINT)
        try:
            process.wait(30)
        finally:
            process.kill()
            log.close()
            # As root the servers keep their data elsewhere.
            shutil.rmtree(place_of(home / "var").state, ignore_errors=True)


@pytest.fixture
def terminal(service, home):
    _, own, port, _ = service
    opened = Terminal(home, port=port, env=own)
    yield opened
    opened.close()


def wait_for(is_there, log, *, seconds=60.0):
    deadline = time.monotonic() + seconds
    while not (found := is_there()):
        if time.monotonic() > deadline:
            pytest.fail(log.read_text())
        time.sleep(0.2)
    return found


def test_the_guided_tour_shows_what_the_documentation_says(service, terminal, home):
    process, own, port, log = service
    wait_for(lambda: "factbase is running." in log.read_text(), log)
    said = ""
    for block in TOUR:
        if block.language == "text":
            assert_said(terminal.here(block.text), said)
            continue
        if "var/mail" in block.text:
            # The sample desk's two conflicts, and ours.
            wait_for(lambda: len(list((home / "var" / "mail").glob("*.eml"))) == 3, log)
        said = terminal.run(block)
        if "read_article" in block.text:
            fact_page = said.split()[-1]
    _see_where_links_lead(port, fact_page)
    (asked,) = (block for block in TOUR if "state=open" in block.text)
    assert '"results": []' in terminal.run(asked), "a resolved conflict is still among the open ones"
    _see_one_letter_for_each_conflict(home / "var" / "mail")
    _end(process, log, Path(own["FACTBASE_VAR"]))


def _see_where_links_lead(port, fact_page):
    path = fact_page.removeprefix(f"http://127.0.0.1:{port}")
    assert path.startswith("/admin/claims/fact/")
    for page in (path, "/", "/api/docs/"):
        with urllib.request.urlopen(f"http://127.0.0.1:{port}{page}") as answer:
            assert answer.status == 200


def _see_one_letter_for_each_conflict(mail):
    texts = [path.read_text() for path in mail.glob("*.eml")]
    for subject in ("Members of the Northern Guard", "Protesters injured", "Protesters in Baghdad"):
        assert sum(f"Subject: Conflict: {subject}" in text for text in texts) == 1


def _end(process, log, var):
    process.send_signal(signal.SIGINT)
    assert process.wait(30) == 0
    written = log.read_text()
    assert "Everything has ended." in written
    assert (var / "secret_key").read_text().strip() not in written
    assert "Northern Guard" not in written


def test_what_stands_in_for_curl_asks_as_curl_does(tmp_path):
    heard = []

    class Hearing(http.server.BaseHTTPRequestHandler):
        def do_POST(self):
            heard.append(
                (self.path, self.headers["Authorization"], self.rfile.read(int(self.headers["Content-Length"])))
            )
            self.send_response(200)
            self.end_headers()
            self.wfile.write(b"heard")

        def log_message(self, *_):
            """Says nothing."""

    write_curl(tmp_path / "curl")
    with http.server.HTTPServer(("127.0.0.1", 0), Hearing) as server:
        thread = threading.Thread(target=server.handle_request)
        thread.start()
        url = f"http://127.0.0.1:{server.server_port}/x/?y=z"
        options = ["-s", url, "-H", "Authorization: Token t", "-H", "Content-Type: application/json", "-d", '{"a": 1}']
        done = subprocess.run([tmp_path / "curl", *options], capture_output=True, text=True, check=True)
        thread.join()
    assert (done.stdout, heard) == ("heard", [("/x/?y=z", "Token t", b'{"a": 1}')])
