"""Shell completion: offers what the server has, in time, and is silent if something is wrong."""

from __future__ import annotations

import shlex
import socket
import subprocess
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TypeAlias

import pytest

from airflow_trigger.cli._completion import DEADLINE
from airflow_trigger.testing import FakeAirflow
from tests.processes.command_line import of
from tests.processes.in_shell import shell

SWITCHED_ON = 'eval "$(_AIRFLOW_TRIGGER_COMPLETE=bash_source airflow-trigger)"'
# As bash calls it if the cursor is at the end of a line that it splits into these words.
CALL = """\
{switched_on}
COMP_LINE={line}
COMP_POINT=${{#COMP_LINE}}
COMP_WORDS=({words})
COMP_CWORD=$(( ${{#COMP_WORDS[@]}} - 1 ))
$(complete -p airflow-trigger | sed 's/.*-F \\([^ ]*\\).*/\\1/') airflow-trigger
printf '%s\\n' "${{COMPREPLY[@]}}"
"""
Complete: TypeAlias = Callable[..., list[str]]


@pytest.fixture(params=["2.11.2", "3.3.2"])
def fake(request: pytest.FixtureRequest) -> FakeAirflow:
    fake = FakeAirflow(version=request.param)
    fake.add_dag(
        "sales",
        tasks=["extract", "load", "load_all"],
        params={
            "day": {"type": "string", "default": "a"},
            "dry_run": {"default": False},
            "n": {"default": 1},
        },
    )
    fake.add_dag("sales_eu")
    fake.add_dag("orders")
    with fake.client() as airflow:
        for run_id in ("manual__2026-11-26T00:00:00+00:00", "manual__2026-11-27T00:00:00+00:00"):
            fake.start(airflow.trigger("orders", run_id=run_id))
        fake.start(airflow.trigger("sales", idempotency_key="order-17"))
        fake.start(airflow.trigger("sales", run_id="r:1"))
    return fake


@pytest.fixture
def complete(fake: FakeAirflow, tmp_path: Path) -> Iterator[Complete]:
    """Returns what bash offers for a line that it splits into these words."""

    def offered(*words: str, **more: str) -> list[str]:
        line = joined(words)
        done = bash(line, words, tmp_path, of(fake, url), **more)
        assert done.stderr == b""
        assert done.returncode == 0
        return done.stdout.decode().split("\n")[:-1]

    with fake.serving() as url:
        yield offered


def joined(words: tuple[str, ...]) -> str:
    """The line; `:` and `=` are separate words in bash, and have no space around them."""
    line = "airflow-trigger"
    for before, word in zip(("", *words), words, strict=False):
        is_apart = before not in (":", "=") and word not in (":", "=")
        line += f" {word}" if is_apart else word
    return line


def bash(
    line: str, words: tuple[str, ...], folder: Path, settings: dict[str, str], **more: str
) -> subprocess.CompletedProcess[bytes]:
    quoted = " ".join(map(shlex.quote, ("airflow-trigger", *words)))
    script = CALL.format(switched_on=SWITCHED_ON, line=shlex.quote(line), words=quoted)
    return shell(script, folder, settings, **more)


@pytest.mark.parametrize("fake", ["3.3.2"], indirect=True)
def test_commands_and_options_are_offered(complete: Complete) -> None:
    assert complete("st") == ["status"]
    assert {"trigger", "run", "wait", "doctor"} <= set(complete(""))
    assert complete("log", "--l") == ["--last"]
    assert "--json" in complete("status", "--")


def test_ids_of_dags_are_offered(complete: Complete) -> None:
    for command in ("trigger", "run", "doctor"):
        assert complete(command, "sal") == ["sales", "sales_eu"]
    assert complete("trigger", "x") == [""]


def test_the_newest_runs_of_a_dag_are_offered(complete: Complete) -> None:
    for command in ("log", "wait", "cancel"):
        assert complete(command, "sales") == ["sales", "sales_eu"]
    newest = complete("status", "ord")
    assert newest == [
        "orders/manual__2026-11-27T00:00:00+00:00",
        "orders/manual__2026-11-26T00:00:00+00:00",
    ]
    assert complete("wait", "orders/manual__2026-11-26T") == newest[1:]


@pytest.mark.parametrize("fake", ["3.3.2"], indirect=True)
def test_behind_a_colon_only_the_rest_is_offered(complete: Complete) -> None:
    before = "orders/manual__2026-11-26T00"

    assert complete("status", before, ":") == ["00:00+00:00"]
    assert complete("status", before, ":", "0") == ["00:00+00:00"]
    assert complete("status", before, ":", "00", ":", "00+00") == ["00+00:00"]


@pytest.mark.parametrize("fake", ["3.3.2"], indirect=True)
def test_with_a_key_the_dag_is_all_that_is_asked_for(complete: Complete) -> None:
    assert complete("status", "--key", "order-17", "ord") == ["orders"]
    assert complete("log", "--key", "order-17", "sales", "loa") == ["load", "load_all"]


def test_tasks_of_the_run_are_offered(complete: Complete) -> None:
    for command in ("log", "result"):
        assert complete(command, "sales/r", ":", "1", "lo") == ["load", "load_all"]
    assert complete("log", "sales/r", ":", "2", "lo") == [""]


def test_params_of_the_dag_are_offered(complete: Complete) -> None:
    for command in ("trigger", "run"):
        assert complete(command, "sales", "--set", "d") == ["day=", "dry_run="]
        assert complete(command, "sales", "--set", "=", "d") == ["day=", "dry_run="]


@pytest.mark.parametrize("fake", ["3.3.2"], indirect=True)
def test_what_a_shell_would_act_on_is_not_offered(complete: Complete, fake: FakeAirflow) -> None:
    names = ["$(reboot)", "`reboot`", "a b", "a\nb", "a;b", "*", "-x", "~", "fine.one"]
    fake.add_dag("evil", params={name: {"default": 1} for name in names})

    assert complete("trigger", "evil", "--set", "") == ["fine.one="]


@pytest.mark.parametrize("fake", ["3.3.2"], indirect=True)
def test_if_something_is_wrong_nothing_is_offered_or_said(complete: Complete) -> None:
    for changed in (
        {"AIRFLOW_TRIGGER_URL": ""},
        {"AIRFLOW_TRIGGER_URL": "nonsense"},
        {"AIRFLOW_TRIGGER_URL": "http://127.0.0.1:9"},
        {"AIRFLOW_TRIGGER_PASSWORD": "wrong"},
        {"AIRFLOW_TRIGGER_PASSWORD": ""},
        {"AIRFLOW_TRIGGER_AUTH": "nonsense"},
    ):
        assert complete("status", "sales/", **changed) == [""]


@pytest.mark.parametrize("fake", ["3.3.2"], indirect=True)
def test_a_server_that_does_not_answer_holds_nobody_up(fake: FakeAirflow, tmp_path: Path) -> None:
    with socket.create_server(("127.0.0.1", 0)) as silent:
        settings = of(fake, f"http://127.0.0.1:{silent.getsockname()[1]}")
        # If it hung, the timeout of the shell would fail the test.
        done = bash("airflow-trigger trigger s", ("trigger", "s"), tmp_path, settings)

    assert (done.returncode, done.stdout, done.stderr) == (0, b"\n", b"")
    assert DEADLINE <= 2


@pytest.mark.parametrize("name", ["bash", "zsh", "fish"])
def test_a_shell_is_told_how_to_complete(name: str, tmp_path: Path) -> None:
    asked = {"_AIRFLOW_TRIGGER_COMPLETE": f"{name}_source"}
    done = shell("airflow-trigger", tmp_path, {}, **asked)

    assert (done.returncode, done.stderr) == (0, b"")
    assert f"_AIRFLOW_TRIGGER_COMPLETE={name}_complete" in done.stdout.decode()
