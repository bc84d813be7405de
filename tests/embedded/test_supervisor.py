"""The one command, tried on a stand-in service in a directory whose name has a space."""

import os
import signal
import socket
import stat
import subprocess
from contextlib import suppress

import pytest

from config.embedded import throwaway
from tests.embedded.desk import family, survivors

RUNNING = "factbase is running"
SAMPLE_DESK = "asked for the sample desk: --first-run"


def ctrl_c(process: subprocess.Popen[bytes]) -> int:
    """The terminal sends it to the whole foreground group."""
    os.killpg(process.pid, signal.SIGINT)
    return process.wait(timeout=60)


def test_a_taken_port_is_named_and_nothing_is_started(desk):
    with socket.socket() as other:
        other.bind(("127.0.0.1", desk.port))
        other.listen()
        assert desk.start().wait(timeout=60) == 1
    line = f"factbase: Port {desk.port} is taken by another program. Choose another: make run PORT={desk.port + 1}"
    assert desk.output.splitlines() == [line]
    assert not desk.place.postgres_data.exists()


def test_a_setting_that_is_neither_true_nor_false_is_named_and_nothing_is_started(desk):
    assert desk.start(SAMPLE_DESK="perhaps").wait(timeout=60) == 1
    assert desk.output.splitlines() == ["factbase: SAMPLE_DESK is 'perhaps'; it must be true or false."]
    assert not desk.place.postgres_data.exists()


def test_it_serves_refuses_a_second_and_ends_everything_at_ctrl_c(desk):
    process = desk.start()
    desk.await_text(RUNNING, process)
    processes = family(process.pid)
    first_output = desk.output
    assert desk.visit() == 1
    desk.await_text(SAMPLE_DESK, process)

    second = desk.start()
    assert second.wait(timeout=60) == 1
    assert f"the service of this checkout runs already (process {process.pid}, " in desk.output
    assert desk.visit() == 2

    assert ctrl_c(process) == 0
    assert len(processes) > 8
    assert survivors(processes) == []
    assert f"http://127.0.0.1:{desk.port}/admin/" in first_output
    for name in ("secret_key", "admin_password"):
        assert stat.S_IMODE((desk.place.var / name).stat().st_mode) == 0o600
    assert (desk.place.var / "admin_password").read_text().strip() in first_output
    assert (desk.place.var / "secret_key").read_text().strip() not in first_output


@pytest.mark.deep
def test_after_a_kill_the_next_run_ends_the_orphans_and_finds_the_data(desk):
    process = desk.start()
    desk.await_text(RUNNING, process)
    assert desk.visit() == 1
    orphans = family(process.pid)
    del orphans[process.pid]
    process.kill()
    process.wait()
    assert survivors(orphans) != []

    process = desk.start()
    desk.await_text(RUNNING, process)
    assert survivors(orphans) == []
    assert "Ended postgres, which an earlier run had left behind." in desk.output
    assert desk.visit() == 2
    assert ctrl_c(process) == 0


@pytest.mark.deep
def test_after_everything_was_killed_stale_files_are_in_nobody_s_way(desk):
    process = desk.start()
    desk.await_text(RUNNING, process)
    assert desk.visit() == 1
    processes = family(process.pid)
    for pid in processes:
        with suppress(ProcessLookupError):
            os.kill(pid, signal.SIGKILL)
    process.wait()

    process = desk.start()
    desk.await_text(RUNNING, process)
    assert desk.visit() == 2
    assert ctrl_c(process) == 0


@pytest.mark.deep
@pytest.mark.parametrize("name", ["web", "worker", "valkey", "postgres"])
def test_a_child_that_dies_is_named_and_everything_ends(desk, name):
    process = desk.start()
    desk.await_text(RUNNING, process)
    processes = family(process.pid)
    os.kill(desk.recorded_pid(name), signal.SIGKILL)
    assert process.wait(timeout=60) == 1
    assert f"factbase: {name} ended by itself (signal 9), so everything ends." in desk.output
    assert survivors(processes) == []


@pytest.mark.deep
def test_a_step_that_fails_ends_everything_with_its_words(desk):
    assert desk.start(FAILING_STEP="migrate").wait(timeout=60) == 1
    assert "this step was told to fail" in desk.output
    assert "factbase: manage.py migrate failed" in desk.output
    assert list(desk.place.records.iterdir()) == []
    assert not desk.place.valkey_socket.exists()


@pytest.mark.deep
def test_a_sample_desk_that_cannot_be_loaded_ends_nothing(desk):
    process = desk.start(FAILING_STEP="load_sample_desk")
    desk.await_text("The sample desk was not loaded as a whole", process)
    assert desk.visit() == 1
    assert ctrl_c(process) == 0


@pytest.mark.deep
def test_without_the_sample_desk_nobody_asks_for_it(desk):
    process = desk.start(SAMPLE_DESK="false")
    desk.await_text(RUNNING, process)
    assert desk.visit() == 1
    assert ctrl_c(process) == 0
    assert SAMPLE_DESK not in desk.output


@pytest.mark.deep
@pytest.mark.parametrize("moment", ["Starting the embedded servers", "manage.py migrate", "manage.py ensure_admin"])
def test_sigterm_in_the_middle_of_starting_ends_what_was_started(desk, moment):
    process = desk.start()
    desk.await_text(moment, process)
    processes = family(process.pid)
    process.send_signal(signal.SIGTERM)
    assert process.wait(timeout=60) == 0
    assert "Traceback" not in desk.output
    assert survivors(processes) == []
    assert list(desk.place.records.iterdir()) == []


@pytest.mark.deep
def test_servers_of_ones_own_are_used_and_none_started(desk):
    with throwaway() as servers:
        process = desk.start(DATABASE_URL=servers.database_url, REDIS_URL=servers.redis_url)
        desk.await_text(RUNNING, process)
        assert desk.visit() == 1
        assert sorted(path.stem for path in desk.place.records.iterdir() if path.stem in {"postgres", "valkey"}) == []
        assert ctrl_c(process) == 0
        assert not desk.place.postgres_data.exists()
