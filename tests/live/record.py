"""Record the responses of real servers: `python -m tests.live.record [VERSION…]`.

The default is every version, with the auth manager that it comes with.

Each `tests/recordings/VERSION.json` is a list of exchanges, named as in `exchanges.py`.
"""

from __future__ import annotations

import argparse
import base64
import json
import time
from collections.abc import Mapping
from pathlib import Path
from typing import Any
from urllib.parse import quote

import httpx

from tests.live.exchanges import Exchange, Login, exchanges
from tests.live.install import Report
from tests.live.plugin import DAGS
from tests.live.releases import Api, all_releases
from tests.live.scrub import scrubber
from tests.live.serve import stopwatch
from tests.live.server import AirflowServer, running_airflow

RECORDINGS = Path(__file__).parents[1] / "recordings"
FINISH_SECONDS = 60.0


def main() -> None:
    parser = argparse.ArgumentParser(prog="python -m tests.live.record", description=__doc__)
    parser.add_argument("versions", nargs="*", metavar="VERSION", help="default: see above")
    versions: list[str] = parser.parse_args().versions
    RECORDINGS.mkdir(exist_ok=True)
    plain = [name for name, one in all_releases().items() if not one.has_other_manager]
    for version in versions or plain:
        report = stopwatch()
        recording = record(version, report)
        path = RECORDINGS / f"{version}.json"
        path.write_text(json.dumps(recording, indent=1, sort_keys=True, ensure_ascii=False) + "\n")
        report(f"{len(recording)} exchanges are in {path.name}")


def record(version: str, report: Report) -> list[dict[str, Any]]:
    with running_airflow(version, dags=DAGS, report=report) as server, server.http() as admin:
        file_token: str = admin.get("/dags/echo_conf").json().get("file_token", "")
        scrub = scrubber(server, file_token)
        routes = served_routes(admin, server.api)
        wanted = exchanges(
            server.api, username=server.username, password=server.password, file_token=file_token
        )
        recording: list[dict[str, Any]] = []
        for exchange in wanted:
            if exchange.route or exchange.operation in routes:
                recording.append(scrub(_answered(exchange, server, routes)))
                if exchange.finish:
                    _wait_until_finished(admin, exchange)
        return recording


def served_routes(http: httpx.Client, api: Api) -> dict[str, tuple[str, str]]:
    """Operation → method and path, from the specification that the server itself provides."""
    if api == "v1":
        specification, prefix = http.get("/openapi.json"), "/api/v1"
    else:
        specification, prefix = http.get(http.base_url.join("/openapi.json")), ""
    return {
        operation["operationId"]: (method.upper(), prefix + path)
        for path, methods in specification.raise_for_status().json()["paths"].items()
        for method, operation in methods.items()
        if "operationId" in operation
    }


def _answered(
    exchange: Exchange, server: AirflowServer, routes: Mapping[str, tuple[str, str]]
) -> dict[str, Any]:
    method, template = exchange.route or routes[exchange.operation]
    in_path = {name for name in exchange.arguments if f"{{{name}}}" in template}
    quoted = {name: quote(str(exchange.arguments[name]), safe="~") for name in in_path}
    path = template.format(**quoted)
    query = {name: exchange.arguments[name] for name in exchange.arguments if name not in in_path}
    answer = httpx.request(
        method,
        server.base_url + path,
        params=query,
        json=exchange.body,
        headers={"Accept": "application/json"} | _credentials(server, exchange.login),
        timeout=60,
        trust_env=False,
    )
    return {
        "name": exchange.name,
        "operation": exchange.operation or None,
        "login": exchange.login,
        "arguments": dict(exchange.arguments),
        "request": {"method": method, "path": path, "query": query, "body": exchange.body},
        "response": {
            "status": answer.status_code,
            "content_type": answer.headers.get("Content-Type"),
            "body": _body(answer),
        },
    }


def _credentials(server: AirflowServer, login: Login) -> dict[str, str]:
    if login == "none":
        return {}
    if login == "wrong":
        basic = base64.b64encode(f"{server.username}:wrong".encode()).decode()
        return {"Authorization": f"Basic {basic}" if server.api == "v1" else "Bearer not-a-token"}
    if login == "expired":
        return {"Authorization": f"Bearer {server.expired_token()}"}
    return {"Authorization": server.authorization(as_viewer=login == "viewer")}


def _body(answer: httpx.Response) -> Any:
    """JSON decoded, other content as text, None for an empty body."""
    if not answer.content:
        return None
    return answer.json() if "json" in answer.headers.get("Content-Type", "") else answer.text


def _wait_until_finished(http: httpx.Client, exchange: Exchange) -> None:
    dag_id, run_id = exchange.arguments["dag_id"], (exchange.body or {})["dag_run_id"]
    deadline = time.monotonic() + FINISH_SECONDS
    while True:
        state = http.get(f"/dags/{dag_id}/dagRuns/{run_id}").raise_for_status().json()["state"]
        if state in ("success", "failed"):
            return
        if time.monotonic() > deadline:
            raise TimeoutError(f"{run_id} of {dag_id} is still {state} after {FINISH_SECONDS} s")
        time.sleep(0.1)


if __name__ == "__main__":
    main()
