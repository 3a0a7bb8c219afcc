"""Compares programs that trigger runs: they take turns, round by round."""

from __future__ import annotations

from collections.abc import Callable, Generator, Mapping, Sequence
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass

from benchmarks.processes import Driver, driver
from benchmarks.programs.target import Target
from benchmarks.rounds import interleaved
from benchmarks.stub import counts, stub

TOKEN = "any"  # noqa: S105 - the stub accepts any token


@dataclass(frozen=True)
class Program:
    """A client and what it triggers; see `benchmarks.processes.driver`."""

    name: str
    environment: str
    module: str
    mode: str
    dag_id: str = "sales"
    param: str = "order"


@contextmanager
def drivers(
    programs: Sequence[Program], *, url: str, token: str = TOKEN
) -> Generator[dict[str, Driver]]:
    with ExitStack() as stack:
        yield {
            program.name: stack.enter_context(
                driver(
                    program.environment,
                    program.module,
                    program.mode,
                    Target(url, token, program.dag_id, program.param, prefix=f"program-{number}"),
                )
            )
            for number, program in enumerate(programs)
        }


def cpu_per_trigger(
    programs: Sequence[Program], *, rounds: int, number: int
) -> dict[str, list[float]]:
    """Program name → CPU seconds of one trigger on an open connection, per round."""
    with stub() as url, drivers(programs, url=url) as running:

        def measure(one: Driver) -> Callable[[], float]:
            return lambda: one.run(number).cpu / number

        for one in running.values():  # warm up: connect, lazy imports, read the DAG
            one.run(number)
        measured = {name: measure(one) for name, one in running.items()}
        return counted(url, number, measured, rounds)


def triggers_per_second(
    programs: Sequence[Program], *, rounds: int, number: int, concurrency: int, delay: float
) -> dict[str, list[float]]:
    """Program name → triggers per second, per round, on a server that delays each response."""
    with stub(delay=delay) as url, drivers(programs, url=url) as running:

        def measure(one: Driver) -> Callable[[], float]:
            return lambda: number / one.run(number, concurrency=concurrency).wall

        for one in running.values():  # warm up: open the connections
            one.run(2 * concurrency, concurrency=concurrency)
        measured = {name: measure(one) for name, one in running.items()}
        return counted(url, number, measured, rounds)


def counted(
    url: str, number: int, measured: Mapping[str, Callable[[], float]], rounds: int
) -> dict[str, list[float]]:
    """Measure, and check that `number` triggers arrived in each round."""
    before = counts(url)["triggers"]
    found = interleaved(rounds, measured)
    arrived, expected = counts(url)["triggers"] - before, rounds * len(measured) * number
    if arrived != expected:
        raise RuntimeError(f"{arrived} triggers have arrived in the place of {expected}")
    return found
