"""The local server of `make serve`."""

from __future__ import annotations

import re
import shlex
import signal
import subprocess
import sys
import time
from collections.abc import Generator, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

import attrs
import psutil
import pytest

from airflow_trigger import AirflowClient, PasswordAuth, TriggerRequest
from tests.live import serve
from tests.live.component import Running
from tests.live.postgresql import NoPostgreSQL
from tests.live.releases import CannotRun
from tests.live.server import AirflowServer
from tests.live.settings import Component, Secrets

START_SECONDS = 300.0
DEADLINE_SECONDS = 60.0
ROOT = Path(__file__).parents[2]


@attrs.frozen
class Serving:
    """A running `make serve`."""

    process: psutil.Popen
    stdout: Path
    stderr: Path

    def said(self, text: str, seconds: float = DEADLINE_SECONDS) -> str:
        """All that it wrote to stderr, once the text is in it."""
        deadline = time.monotonic() + seconds
        while text not in (said := self.stderr.read_text()):
            assert self.process.poll() is None, said
            assert time.monotonic() < deadline, said
            time.sleep(0.1)
        return said

    def variables(self) -> dict[str, str]:
        """The variables of a shell that has sourced its stdout."""
        script = f". {shlex.quote(str(self.stdout))}; env"
        shell = ["/bin/sh", "-ec", script]
        done = subprocess.run(shell, env={}, check=True, capture_output=True, text=True)
        return dict(line.split("=", 1) for line in done.stdout.splitlines())

    def client(self) -> AirflowClient:
        found = self.variables()
        auth = PasswordAuth(found["AIRFLOW_TRIGGER_USERNAME"], found["AIRFLOW_TRIGGER_PASSWORD"])
        return AirflowClient(found["AIRFLOW_TRIGGER_URL"], auth)

    def component(self, name: str) -> psutil.Process:
        """The process of a component from which all its workers descend."""
        (found,) = (
            process
            for supervisor in self.process.children()
            for process in supervisor.children()
            if name in process.cmdline()
        )
        return found


@pytest.fixture(scope="module")
def serving(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Serving]:
    folder = tmp_path_factory.mktemp("serve")
    stdout, stderr = folder / "stdout", folder / "stderr"
    command = [sys.executable, "-m", "tests.live.serve"]
    with stdout.open("w") as out, stderr.open("w") as err:
        process = psutil.Popen(command, cwd=ROOT, stdout=out, stderr=err)
    serving = Serving(process, stdout, stderr)
    try:
        serving.said("Ctrl-C stops it", START_SECONDS)
        yield serving
    finally:
        with suppress(psutil.NoSuchProcess):
            process.terminate()
        process.wait()


def test_it_survives_the_default_concurrency_of_trigger_many(serving: Serving) -> None:
    """`trigger_many` with its default concurrency starts all runs, and no component ends."""
    with serving.client() as airflow:
        requests = [TriggerRequest("quick", {"number": number}) for number in range(100)]
        outcomes = list(airflow.trigger_many(requests))

        assert [outcome.error for outcome in outcomes] == [None] * 100
        assert airflow.run("quick", timeout=DEADLINE_SECONDS).state == "success"
    assert "ended with status" not in serving.stderr.read_text()


def test_a_component_that_dies_is_named_and_restarted(serving: Serving) -> None:
    """A component that ends is named and restarted."""
    serving.component("scheduler").kill()

    said = serving.said("the scheduler ended with status 137. Restarting it")

    assert "--- the end of its log:" in said
    with serving.client() as airflow:
        assert airflow.run("quick", timeout=DEADLINE_SECONDS).state == "success"
        password = serving.variables()["AIRFLOW_TRIGGER_PASSWORD"]
    assert said.count(password) == 1  # where the login is shown, but in no log


def test_it_says_where_to_look_and_what_to_try(serving: Serving) -> None:
    """The login, the DAGs and a first command are printed."""
    found, said = serving.variables(), serving.stderr.read_text()

    assert f"Web page: {found['AIRFLOW_TRIGGER_URL']}/" in said
    assert re.search(r"^DAGs: .*\bmany \(paused\).*\bsales\b", said, re.MULTILINE)
    (line,) = re.findall(r"^  \.venv/bin/(airflow-trigger .*)$", said, re.MULTILINE)
    program, *arguments = shlex.split(line)
    command = [str(Path(sys.executable).with_name(program)), *arguments]
    subprocess.run(command, env=found, check=True, capture_output=True)


def test_ctrl_c_stops_everything(serving: Serving) -> None:
    """Ctrl-C stops all processes."""
    started = serving.process.children(recursive=True)

    serving.process.send_signal(signal.SIGINT)

    assert serving.process.wait(DEADLINE_SECONDS) == 0
    assert "is stopped" in serving.stderr.read_text()
    assert not [process for process in started if process.is_running()]


AIRFLOW = "#!/bin/sh\necho the last words of the $1\nexit 3\n"


def test_a_component_that_dies_again_at_once_ends_it(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """A component that ends again within a minute ends `make serve` with an error."""
    program = tmp_path / "bin" / "airflow"
    program.parent.mkdir()
    program.write_text(AIRFLOW)
    program.chmod(0o755)
    settings = Component("dag-processor", ("dag-processor",))

    with (
        Running(settings, venv=tmp_path, home=tmp_path, env={}, secret=Secrets()) as component,
        pytest.raises(CannotRun) as failure,
    ):
        serve.watch([component])

    warning = capsys.readouterr().err
    assert "the last words of the dag-processor" in warning
    assert "Warning: the dag-processor ended with status 3. Restarting it." in warning
    assert "the dag-processor ended with status 3, for the second time" in str(failure.value)
    assert "the last words of the dag-processor" in str(failure.value)


def test_without_postgresql_it_runs_on_sqlite_and_says_what_that_means(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """Without PostgreSQL it runs on SQLite, with a warning."""
    tried: list[str] = []

    @contextmanager
    def running(
        airflow: str, *, database: str, **_settings: object
    ) -> Generator[AirflowServer, None, None]:
        tried.append(database)
        if database == "postgresql":
            raise NoPostgreSQL("there is no wheel for it\nwhat uv says")
        raise CannotRun("that was it")
        yield

    monkeypatch.setattr(serve, "running_airflow", running)

    with pytest.raises(CannotRun, match="that was it"):
        serve.serve("3.3.2", [])

    warning = capsys.readouterr().err
    assert tried == ["postgresql", "sqlite"]
    assert "this Airflow runs on SQLite: there is no wheel for it" in warning
    assert "trigger_many(…, concurrency=1)" in warning


def test_the_last_line_says_why_it_failed(capsys: pytest.CaptureFixture[str]) -> None:
    """The last line says why it failed."""

    def fail() -> int:
        raise CannotRun("the scheduler did not start\n--- the end of its log:\na traceback")

    assert serve.exit_status("make serve", fail) == 1

    assert capsys.readouterr().err.splitlines() == [
        "--- the end of its log:",
        "a traceback",
        "make serve failed: the scheduler did not start",
    ]
