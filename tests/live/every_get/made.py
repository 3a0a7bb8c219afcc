"""Creates on a real server what its GET operations read."""

from __future__ import annotations

import time
from collections.abc import Callable, Collection, Mapping
from typing import Any, TypeAlias, TypeVar

import httpx

from tests.live.server import AirflowServer

DEADLINE_SECONDS = 180.0
RUN = "read"
URI = "s3://every-get/first"

Arguments: TypeAlias = Mapping[str, object]

T = TypeVar("T")


class Made:
    """What can be read from a server, and the arguments that request it.

    Args:
        server: A server for this purpose only, with the DAGs of `dags/`.
        http: A client with the credentials of its admin.
        served: The names of the operations that it serves.
    """

    def __init__(self, server: AirflowServer, http: httpx.Client, served: Collection[str]) -> None:
        self._server = server
        self._http = http
        self._served = served
        # Arguments by parameter name, and by operation for those that need other ones.
        self._common: dict[str, object] = {}
        self._special: dict[str, dict[str, object]] = {}

    def make(self) -> None:
        self._make_runs()
        self._make_settings()
        self._make_import_error()
        if self._server.api == "v1":
            self._find_datasets()
        else:
            self._make_versions()
            self._make_assets()
            self._make_backfill()
            self._make_states()
            self._make_connection_test()
            self._make_questions()

    def arguments(self, operation: str, parameters: Collection[str]) -> Arguments:
        """The known arguments of an operation; it needs no others."""
        of_mapped = "map_index" in parameters or operation == "get_mapped_task_instances"
        known = self._common | ({"task_id": "each"} if of_mapped else {})
        known |= self._special.get(operation, {})
        return {name: known[name] for name in parameters if name in known}

    def _make_runs(self) -> None:
        run = self._trigger("every_get")
        self._until(lambda: self._get(run)["state"] == "success", "the run succeeds")
        self._trigger("every_get_daily")
        # A task that has run has no dependencies to show.
        self._special["get_task_instance_dependencies"] = {
            "dag_id": "every_get_daily",
            "task_id": "nothing",
        }
        consumed = "/dags/every_get_consumer/dagRuns"
        runs = self._until(lambda: self._finished(consumed), "the run of the consumer ends")
        for operation in ("get_upstream_dataset_events", "get_upstream_asset_events"):
            self._special[operation] = {
                "dag_id": "every_get_consumer",
                "dag_run_id": runs[0]["dag_run_id"],
            }
        self._common |= {
            "dag_id": "every_get",
            "dag_run_id": RUN,
            "task_id": "one",
            "map_index": 1,
            "try_number": 1,
            "task_try_number": 1,
            "xcom_key": "return_value",
            "interval": 1.0,
            "file_token": self._get("/dags/every_get")["file_token"],
            "event_log_id": self._get("/eventLogs")["event_logs"][0]["event_log_id"],
        }
        self._special["get_dag_stats"] = {"dag_ids": "every_get"}

    def _trigger(self, dag_id: str) -> str:
        """Trigger a DAG; returns the path of the run."""
        date: dict[str, object] = {"logical_date": None} if self._server.api == "v2" else {}
        body = {"dag_run_id": RUN, "conf": {"region": "us"}, "note": "to be read"}
        self._send("POST", f"/dags/{dag_id}/dagRuns", body | date)
        return f"/dags/{dag_id}/dagRuns/{RUN}"

    def _finished(self, runs: str) -> list[dict[str, Any]]:
        return [run for run in self._get(runs)["dag_runs"] if run["state"] == "success"]

    def _make_settings(self) -> None:
        self._send("POST", "/variables", {"key": "every_get", "value": "eu"})
        connection = {"connection_id": "every_get", "conn_type": "http"}
        self._send("POST", "/connections", connection | {"host": "127.0.0.1"})
        self._common |= {
            "variable_key": "every_get",
            "connection_id": "every_get",
            "pool_name": "default_pool",
            "section": "core",
            "option": "parallelism",
            "role_name": "Admin",
            "username": self._server.username,
        }

    def _make_import_error(self) -> None:
        # Airflow ignores a file without the words "DAG" and "Airflow".
        broken = "import no_such_module  # a DAG of Airflow\n"
        (self._server.home / "dags" / "every_get_broken.py").write_text(broken)
        found = self._until(
            lambda: self._get("/importErrors")["import_errors"], "the broken file is parsed"
        )
        self._common["import_error_id"] = found[0]["import_error_id"]

    def _find_datasets(self) -> None:
        self._common["uri"] = URI
        for operation in (
            "get_dag_dataset_queued_event",
            "get_dag_dataset_queued_events",
            "get_dataset_queued_events",
        ):
            self._special[operation] = {"dag_id": "every_get_waits"}

    def _make_versions(self) -> None:
        """Make two versions of one DAG."""
        file = self._server.home / "dags" / "every_get.py"
        file.write_text(file.read_text().replace('TAG = "first"', 'TAG = "second"'))
        versions = "/dags/every_get/dagVersions"
        self._until(lambda: self._get(versions)["total_entries"] == 2, "the DAG has two versions")
        self._common |= {
            "version_number": 1,
            "base_version_number": 1,
            "target_version_number": 2,
            "bundle_name": "dags-folder",
        }

    def _make_assets(self) -> None:
        assets: list[dict[str, Any]] = self._get("/assets")["assets"]
        aliases = self._get("/assets/aliases")["asset_aliases"]
        self._common |= {
            "asset_id": next(asset["id"] for asset in assets if asset["uri"] == URI),
            "asset_alias_id": aliases[0]["id"],
        }
        for operation in ("get_dag_asset_queued_event", "get_dag_asset_queued_events"):
            self._special[operation] = {"dag_id": "every_get_waits"}

    def _make_backfill(self) -> None:
        dates = {"from_date": "2024-01-01T00:00:00Z", "to_date": "2024-01-02T00:00:00Z"}
        self._send("POST", "/backfills", {"dag_id": "every_get_daily"} | dates)
        made = self._get("/backfills?dag_id=every_get_daily")["backfills"]
        self._common["backfill_id"] = made[0]["id"]
        self._special["list_backfills"] = {"dag_id": "every_get_daily"}

    def _make_states(self) -> None:
        self._common["key"] = "mark"
        task = f"/dags/every_get/dagRuns/{RUN}/taskInstances/one"
        if "set_asset_state_store" in self._served:
            asset = f"/assets/{self._common['asset_id']}"
            for owner in (asset, task):
                self._send("PUT", f"{owner}/state-store/mark", {"value": "seen"})

    def _make_connection_test(self) -> None:
        if "enqueue_connection_test" in self._served:
            connection = {"connection_id": "every_get", "conn_type": "http"}
            answer = self._send("POST", "/connections/enqueue-test", connection)
            self._common["airflow_connection_test_token"] = answer.json()["token"]

    def _make_questions(self) -> None:
        """Have one task ask twice, by clearing it; the second question is answered."""
        if "update_hitl_detail" not in self._served:
            return
        run = self._trigger("every_get_asks")
        task = f"{run}/taskInstances/may_it"
        detail = f"{task}/-1/hitlDetails"

        def asks(number: int) -> bool:
            return self._get(task)["try_number"] == number and self._http.get(detail).is_success

        self._until(lambda: asks(1), "the task asks")
        clear = {"dry_run": False, "dag_run_id": RUN, "only_failed": False, "reset_dag_runs": True}
        self._send("POST", "/dags/every_get_asks/clearTaskInstances", clear)
        self._until(lambda: asks(2), "the task asks again")
        self._send("PATCH", detail, {"chosen_options": ["Approve"], "params_input": {}})
        for operation in ("get_hitl_detail", "get_hitl_detail_try_detail", "get_hitl_details"):
            self._special[operation] = {
                "dag_id": "every_get_asks",
                "task_id": "may_it",
                "map_index": -1,
            }

    def _get(self, path: str) -> Any:
        return self._http.get(path).raise_for_status().json()

    def _send(self, method: str, path: str, body: Mapping[str, object]) -> httpx.Response:
        """Repeat the request while it fails because the server's SQLite is busy."""
        answers: list[httpx.Response] = []

        def answered() -> httpx.Response | None:
            answers.append(self._http.request(method, path, json=body))
            return None if answers[-1].is_server_error else answers[-1]

        answer = self._until(answered, f"{method} {path} is taken")
        # A request that was answered with an error may have had its effect all the same.
        was_there = answer.status_code == 409 and len(answers) > 1
        assert answer.is_success or was_there, (
            f"{method} {path} was answered {answer.status_code}: {answer.text}"
        )
        return answer

    def _until(self, probe: Callable[[], T | None], what: str) -> T:
        """Repeat the probe until it finds something."""
        deadline = time.monotonic() + DEADLINE_SECONDS
        while not (found := probe()):
            assert time.monotonic() < deadline, f"it took too long until {what}"
            time.sleep(0.2)
        return found
