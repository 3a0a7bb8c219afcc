"""CPU time of the command line, compared with bare Python, the library and airflowctl."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from contextlib import ExitStack
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory

from benchmarks.environments import ROOT, python_of
from benchmarks.processes import cpu_of_process
from benchmarks.rounds import interleaved, ratio
from benchmarks.stub import counts, stub
from benchmarks.table import Figure, Line, Target

ROUNDS = 11
TRIGGER = ("trigger", "sales", "--key", "order-17")
# With a run id, as the stub does not generate one.
OF_CTL = ("dags", "trigger", "sales", "--dag-run-id", "order-17")
LIBRARY = ROOT / "benchmarks" / "programs" / "command_library.py"
# Peer → the target for the ratio of our CPU time to its CPU time.
VERSION = {"bare Python": Target(at_most=2.0), "airflowctl": None}
STARTED = {"the library": Target(at_most=1.5), "airflowctl": None}
MISSED = (
    "The command loads more than the library needs for the same call. Each start of "
    "`airflow-trigger` in a script takes longer by the difference."
)


def lines() -> Iterator[Line]:
    with ExitStack() as stack:
        url = stack.enter_context(stub())
        home = stack.enter_context(TemporaryDirectory())
        env = {"AIRFLOW_TRIGGER_URL": url, "AIRFLOW_TRIGGER_TOKEN": "token"}
        of_airflowctl = logged_in(url, home)
        version: dict[str, Callable[[], float]] = {
            "ours": lambda: cpu_of_process("command", script("airflow-trigger"), "--version"),
            "bare Python": lambda: cpu_of_process("command", "-c", "pass"),
            "airflowctl": lambda: cpu_of_process("airflowctl", ctl(), "version", env=of_airflowctl),
        }
        started: dict[str, Callable[[], float]] = {
            "ours": one_trigger(url, "command", script("airflow-trigger"), *TRIGGER, env=env),
            "the library": one_trigger(url, "command", str(LIBRARY), env=env),
            "airflowctl": one_trigger(url, "airflowctl", ctl(), *OF_CTL, env=of_airflowctl),
        }
        yield from compared("airflow-trigger --version", version, VERSION)
        yield from compared("airflow-trigger trigger, of a DAG without params", started, STARTED)


def compared(
    what: str, programs: Mapping[str, Callable[[], float]], peers: Mapping[str, Target | None]
) -> Iterator[Line]:
    interleaved(1, programs)
    found = interleaved(ROUNDS, programs)
    for peer, target in peers.items():
        yield Line(
            row="command",
            what=f"{what}, CPU of the whole process",
            ours=Figure(1000 * median(found["ours"]), "ms"),
            peer=peer,
            theirs=Figure(1000 * median(found[peer]), "ms"),
            ratio=ratio(found["ours"], found[peer]),
            target=target,
        )


def script(name: str, environment: str = "command") -> str:
    """The path of a console script, as users run it."""
    return str(python_of(environment).parent / name)


def ctl() -> str:
    return script("airflowctl", "airflowctl")


def logged_in(url: str, home: str) -> Mapping[str, str]:
    """The environment variables, such as the token, of an airflowctl logged in to this URL."""
    env = {
        "AIRFLOW_CLI_TOKEN": "token",
        "AIRFLOW_HOME": str(Path(home)),
        "PYTHON_KEYRING_BACKEND": "keyring.backends.null.Keyring",
    }
    cpu_of_process("airflowctl", ctl(), "auth", "login", "--api-url", url, env=env)
    return env


def one_trigger(
    url: str, environment: str, *arguments: str, env: Mapping[str, str]
) -> Callable[[], float]:
    def measure() -> float:
        before = counts(url)["triggers"]
        seconds = cpu_of_process(environment, *arguments, env=env)
        if counts(url)["triggers"] - before != 1:
            raise RuntimeError(f"{arguments} did not trigger once")
        return seconds

    return measure
