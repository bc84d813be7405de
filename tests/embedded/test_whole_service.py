"""The main job by the one command: `make run`'s supervisor, a real worker, an article in, an alert out."""

import os
import signal
import socket
import subprocess
import sys
import time
import urllib.request
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
FIRST = "Raid in the hills\n\nThe raid killed up to 30 members of the Northern Guard, according to border reports."
SECOND = "A Guard in mourning\n\nAt least 45 members of the Northern Guard were killed in the raid, the ministry said."


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


@pytest.fixture
def desk(tmp_path):
    """The real service, on embedded servers of its own; ended as by Ctrl-C."""
    port = free_port()
    own = {"FACTBASE_VAR": str(tmp_path / "a desk's var"), "ALERT_WAIT_SECONDS": "1", "PATH": os.environ["PATH"]}
    log = (tmp_path / "log").open("w+")
    command = [sys.executable, "-m", "config.embedded", "run", "--port", str(port)]
    process = subprocess.Popen(command, cwd=ROOT, env=own, stdout=log, stderr=log)
    try:
        yield process, own, port, tmp_path / "log"
    finally:
        process.send_signal(signal.SIGINT)
        try:
            process.wait(30)
        finally:
            process.kill()
            log.close()


def wait_for(is_there, log, *, seconds=60.0):
    deadline = time.monotonic() + seconds
    while not (found := is_there()):
        if time.monotonic() > deadline:
            pytest.fail(log.read_text())
        time.sleep(0.2)
    return found


def test_an_article_in_and_an_alert_out(desk):
    process, own, port, log = desk
    wait_for(lambda: "factbase is running." in log.read_text(), log)
    for number, text in enumerate((FIRST, SECOND)):
        taken = subprocess.run(
            [sys.executable, "manage.py", "read_article", "-", "--publisher", f"Outlet {number}", "--published", "2019-12-31", "--wait"],
            input=text, env=own, cwd=ROOT, capture_output=True, text=True,
        )  # fmt: skip
        assert taken.returncode == 0, taken.stderr
    assert "CONFLICT (medium): Members of the Northern Guard killed" in taken.stdout
    assert f"http://127.0.0.1:{port}/admin/claims/fact/" in taken.stdout
    mail = Path(own["FACTBASE_VAR"]) / "mail"
    # The sample desk's two conflicts, and ours.
    wait_for(lambda: len(list(mail.glob("*.eml"))) == 3, log)
    texts = [path.read_text() for path in mail.glob("*.eml")]
    for subject in ("Members of the Northern Guard", "Members of Kataib Hezbollah", "Protesters attended"):
        assert sum(f"Subject: Conflict: {subject}" in text for text in texts) == 1
    with urllib.request.urlopen(f"http://127.0.0.1:{port}/readyz") as ready:
        assert ready.status == 200
    process.send_signal(signal.SIGINT)
    assert process.wait(30) == 0
    assert "Everything has ended." in log.read_text()
    written = log.read_text()
    secret = (Path(own["FACTBASE_VAR"]) / "secret_key").read_text().strip()
    assert secret not in written
    assert "Northern Guard" not in written
