"""What a user of each role of FAB may do with this client, measured on real servers.

python -m tests.live.roles [RELEASE]

It writes the table of docs/auth.md, which is the same for Airflow 2 and 3.
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Callable, Generator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from uuid import uuid4

from airflow_rest.v1.api.pool import get_pool as get_pool_of_airflow_2
from airflow_rest.v2.api.pool import get_pool
from airflow_trigger import (
    AirflowClient,
    AirflowTriggerError,
    ApiError,
    ConfError,
    DagPaused,
    DagRun,
    PasswordAuth,
)
from tests.live.fab import Fab, Permission
from tests.live.plugin import DAGS
from tests.live.releases import CannotRun
from tests.live.serve import stopwatch
from tests.live.server import AirflowServer, running_airflow

PAGE = Path(__file__).parents[2] / "docs" / "auth.md"
BEGIN, END = "<!-- written by make roles: begin -->", "<!-- written by make roles: end -->"
RELEASE = "3.3.2+fab"
DAG = "roles"
ANOTHER = "quick"
ASSET = "s3://life/orders"
PATIENCE = 120.0
YES = "✓"


def one_dag(dag_id: str) -> list[Permission]:
    """The permissions to trigger one DAG and to follow its runs."""
    return [
        ("can_read", f"DAG:{dag_id}"),
        ("can_edit", f"DAG:{dag_id}"),
        ("can_read", "DAG Runs"),
        ("can_create", "DAG Runs"),
    ]


# The roles of Airflow itself, and two that a company might create for a service.
AIRFLOWS = ("Admin", "Op", "User", "Viewer")
OWN: Mapping[str, Sequence[Permission]] = {
    "one DAG": one_dag(DAG),
    "only create": [(do, what) for do, what in one_dag(DAG) if do != "can_read"],
}
# Action → role → result.
Table = dict[str, dict[str, str]]


@dataclass(frozen=True)
class Stage:
    """A user, and runs that the admin has made for it to act on."""

    user: AirflowClient
    runs: Runs


class Runs:
    """Runs of the DAG, made when they are needed."""

    def __init__(self, admin: AirflowClient) -> None:
        self.admin = admin

    @cached_property
    def done(self) -> DagRun:
        return self.admin.run(DAG, timeout=PATIENCE)

    @cached_property
    def failed(self) -> DagRun:
        return self.admin.run(DAG, {"fails": True}, timeout=PATIENCE, raise_on_failure=False)

    @cached_property
    def cancelled(self) -> DagRun:
        return self.admin.cancel(self.admin.trigger(DAG))

    @cached_property
    def of_another(self) -> DagRun:
        return self.admin.trigger(ANOTHER)

    @contextmanager
    def paused(self) -> Generator[None]:
        self.admin.pause(DAG)
        try:
            yield
        finally:
            self.admin.unpause(DAG)

    @contextmanager
    def queued(self) -> Generator[DagRun]:
        with self.paused():
            run = self.admin.trigger(DAG, on_paused="allow")
            try:
                yield run
            finally:
                self.admin.cancel(run)  # its task would delay those that are waited for


def _ids(run: DagRun) -> tuple[str, str]:
    return run.dag_id, run.run_id


def _doctor(on: Stage) -> str:
    return YES if on.user.doctor(DAG).is_ok else "no"


def _check_conf(on: Stage) -> str:
    try:
        on.user.check_conf(DAG, {"seconds": "many"})
    except ConfError:
        return YES
    return "only that it is JSON"


def _trigger(on: Stage) -> str:
    run = on.user.trigger(DAG)
    on.runs.admin.cancel(run)
    return YES if run.created else "not created"


def _trigger_again(on: Stage) -> str:
    key = uuid4().hex
    on.runs.admin.cancel(on.runs.admin.trigger(DAG, idempotency_key=key))
    return YES if on.user.trigger(DAG, idempotency_key=key).created is False else "created"


def _trigger_paused(on: Stage) -> str:
    with on.runs.paused():
        try:
            run = on.user.trigger(DAG)
        except DagPaused:
            return YES
        on.runs.admin.cancel(run)
    return "the run is queued"


def _trigger_another(on: Stage) -> str:
    return YES if on.user.trigger(ANOTHER).created else "not created"


def _runs_of_all(on: Stage) -> str:
    another = on.runs.of_another.dag_id
    return YES if another in {run.dag_id for run in on.user.runs()} else "of its DAG"


def _wait_many(on: Stage) -> str:
    (run,) = on.user.wait_many([on.runs.done], timeout=PATIENCE)
    return YES if run.is_finished else "not finished"


def _log(on: Stage) -> str:
    (task,) = on.runs.admin.tasks(on.runs.done)
    return YES if list(on.user.log(task)) else "no lines"


def _result(on: Stage) -> str:
    return YES if on.user.result(on.runs.done, "work") == 3 else "another value"


def _failure(on: Stage) -> str:
    failure = on.user.failure(on.runs.failed)
    if failure.problem:
        return "without its tasks"
    return "without logs" if any(task.log_problem for task in failure.tasks) else YES


def _why(on: Stage) -> str:
    with on.runs.queued() as run:
        return "in part" if on.user.why(run).unseen else YES


def _cancel(on: Stage) -> str:
    with on.runs.queued() as run:
        return YES if on.user.cancel(run).is_finished else "not ended"


def _rerun(on: Stage) -> str:
    run = on.user.rerun(on.runs.cancelled)
    on.runs.admin.cancel(run)
    return "not going" if run.is_finished else YES


def _pause(on: Stage) -> str:
    try:
        return YES if on.user.pause(DAG).is_paused else "not paused"
    finally:
        on.runs.admin.unpause(DAG)


def _unpause(on: Stage) -> str:
    with on.runs.paused():
        return "still paused" if on.user.unpause(DAG).is_paused else YES


def _emit(on: Stage) -> str:
    return YES if on.user.emit(ASSET).uri == ASSET else "another asset"


def _call(on: Stage) -> str:
    if on.user.server().api == "v1":
        on.user.call(get_pool_of_airflow_2, pool_name="default_pool")
    else:
        on.user.call(get_pool, pool_name="default_pool")
    return YES


def _works(act: Callable[[Stage], object]) -> Callable[[Stage], str]:
    def tell(on: Stage) -> str:
        act(on)
        return YES

    return tell


ACTIONS: Mapping[str, Callable[[Stage], str]] = {
    "`server`": _works(lambda on: on.user.server()),
    "`doctor` says that a trigger works": _doctor,
    "`dag`": _works(lambda on: on.user.dag(DAG)),
    "`check_conf`": _check_conf,
    "`trigger`, `trigger_many`": _trigger,
    "… with a key whose run exists": _trigger_again,
    "… is refused while the DAG is paused": _trigger_paused,
    "`get_run`": _works(lambda on: on.user.get_run(*_ids(on.runs.done))),
    "`runs` of the DAG": _works(lambda on: list(on.user.runs(DAG, limit=3))),
    "`runs` of all DAGs": _runs_of_all,
    "`wait`": _works(lambda on: on.user.wait(on.runs.done, timeout=PATIENCE)),
    "`wait_many`": _wait_many,
    "`tasks`": _works(lambda on: list(on.user.tasks(on.runs.done))),
    "`log`": _log,
    "`result`": _result,
    "`failure`": _failure,
    "`why`": _why,
    "`cancel`": _cancel,
    "`rerun`": _rerun,
    "`pause`": _pause,
    "`unpause`": _unpause,
    "`emit`": _emit,
    "`call` of `get_pool`": _call,
    "`dag` of another DAG": _works(lambda on: on.user.dag(ANOTHER)),
    "`trigger` of another DAG": _trigger_another,
    "`get_run` of another DAG": _works(lambda on: on.user.get_run(*_ids(on.runs.of_another))),
    "`trigger` of a DAG that does not exist": _works(lambda on: on.user.trigger("no_such_dag")),
}


def measured(server: AirflowServer) -> Table:
    """Try all actions as a user of each role."""
    table: Table = {action: {} for action in ACTIONS}
    admin = AirflowClient(server.base_url, PasswordAuth(server.username, server.password))
    with admin, Fab(server) as fab:
        runs = Runs(admin)
        names = {role: role for role in AIRFLOWS} | {
            role: fab.add_role(permissions) for role, permissions in OWN.items()
        }
        for role, name in names.items():
            credentials = fab.add_user(name).auth
            for action, act in ACTIONS.items():
                # A new client for each action, so that nothing is cached.
                with AirflowClient(server.base_url, credentials) as user:
                    table[action][role] = _cell(act, Stage(user, runs))
    return table


def _cell(act: Callable[[Stage], str], on: Stage) -> str:
    try:
        return act(on)
    except ApiError as error:
        return str(error.status)
    except AirflowTriggerError as error:
        return f"`{type(error).__name__}`"


def rendered(table: Table) -> str:
    roles = (*AIRFLOWS, *OWN)
    lines = [_row("", *roles), _row(*["---"] * (len(roles) + 1))]
    lines += [_row(action, *(cells[role] for role in roles)) for action, cells in table.items()]
    return "\n".join(lines)


def _row(*cells: str) -> str:
    return f"| {' | '.join(cells)} |"


def shown(page: str) -> str:
    """The table on the page."""
    return page.partition(BEGIN)[2].partition(END)[0].strip()


def replaced(page: str, table: str) -> str:
    head, _, rest = page.partition(BEGIN)
    _, found, tail = rest.partition(END)
    if not found:
        raise CannotRun(f"{PAGE.name} needs the lines {BEGIN} and {END}, once each")
    return f"{head}{BEGIN}\n\n{table}\n\n{END}{tail}"


def main() -> int:
    parser = argparse.ArgumentParser(prog="python -m tests.live.roles", description=__doc__)
    parser.add_argument("release", nargs="?", metavar="RELEASE", default=RELEASE)
    report = stopwatch()
    try:
        with running_airflow(parser.parse_args().release, dags=DAGS, report=report) as server:
            table = rendered(measured(server))
        PAGE.write_text(replaced(PAGE.read_text(), table))
    except CannotRun as error:
        print(error, file=sys.stderr)
        return 1
    report(f"the table is in {PAGE.name}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
