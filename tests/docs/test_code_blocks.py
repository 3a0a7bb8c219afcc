"""Runs every code block of the README and the site, unless another test calls `shown` for it."""

from __future__ import annotations

import logging
import re
import shutil
import sys
import time
from collections.abc import Generator
from contextlib import contextmanager
from itertools import pairwise
from pathlib import Path
from types import CodeType, FrameType, FunctionType
from typing import Any
from unittest.mock import Mock

import attrs
import certifi
import httpx
import pytest
from pytest_httpx import HTTPXMock

from airflow_trigger.models import JSON
from airflow_trigger.testing import FakeAirflow
from tests.docs.pages import PAGES, ROOT, Block, blocks, shown
from tests.example_dags import TASKS, declared, typed
from tests.migrating.programs import PAIRS

pytest_plugins = ["pytester"]

PYTHON = blocks("python")
OUTPUT = {
    str(block): after.text
    for block, after in pairwise(blocks())
    if (after.page, after.language) == (block.page, "text")
}
OTHERS = [block for block in PYTHON if block.is_of_another_package]
TESTS = [block for block in PYTHON if "def test_" in block.text]
# The blocks of these pages need this version of Airflow.
ON_VERSION = {"docs/dags.md": pytest.mark.airflow(version="3.4.0")}
PROGRAMS = [block for block in PYTHON if block not in (*TESTS, *OTHERS)]
MARKED = [
    pytest.param(block, marks=ON_VERSION.get(block.page, ()), id=str(block)) for block in PROGRAMS
]
# Fences that `blocks` does not find: indented, longer, with tildes, or of a directive.
HIDDEN = re.compile(r"^(?:\s+```|\s*````|\s*~~~|\s*[`:]{3,}\{(?:code|code-block|sourcecode)\})")
POOL: dict[str, JSON] = {
    "name": "default_pool",
    "slots": 128,
    "occupied_slots": 0,
    "running_slots": 0,
    "queued_slots": 0,
    "scheduled_slots": 0,
    "open_slots": 128,
    "deferred_slots": 0,
    "description": "Default pool",
    "include_deferred": False,
    "team_name": None,
}
CALL = re.compile(r'\bshown\(\s*"([^"]+)",\s*(?:\'([^\']+)\'|"([^"]+)")\s*\)')


def is_login_of_a_machine(request: httpx.Request) -> bool:
    """Whether it goes to Keycloak, MWAA or another identity provider, not to Airflow."""
    path, body = request.url.path, request.read()
    if path == "/auth/token":
        return b"grant_type" in body
    return path.endswith(("/token", "/aws_mwaa/login"))


class AwsSession:
    """A substitute for `boto3.Session`, with one MWAA environment."""

    def __init__(self, *, region_name: str | None) -> None:
        self.region_name = region_name

    def client(self, service_name: str, *, config: object) -> AwsSession:
        return self

    def create_web_login_token(self, *, Name: str) -> dict[str, str]:  # noqa: N803
        return {"WebServerHostname": "mwaa.test", "WebToken": f"token of {Name}"}


@attrs.frozen
class GoogleToken:
    """A substitute for the credentials of a Google Cloud machine."""

    token: str
    expiry: None = None

    def refresh(self, request: object) -> None:
        raise AssertionError("the token is good")


@pytest.fixture
def server(
    httpx_mock: HTTPXMock,
    monkeypatch: pytest.MonkeyPatch,
    fake_airflow: FakeAirflow,
    caplog: pytest.LogCaptureFixture,
    tmp_path: Path,
) -> None:
    """A fake Airflow at every URL, with the DAGs, user and pool that the pages use."""
    for dag_id, params in declared().items():
        fake_airflow.add_dag(dag_id, params=params, tasks=TASKS[dag_id])
    fake_airflow.add_dag("reports", bundle_versions=["4f2a9c1"])
    fake_airflow.add_dag("warehouse", tasks=["load", "report"], returns={"report": {"rows": 3}})
    fake_airflow.add_asset("s3://warehouse/orders")
    fake_airflow.add_user("svc-orders", "…")
    fake_airflow.runs_take(1)
    fake_airflow.respond("GET", "/api/v2/pools/default_pool", json=POOL)

    def answer(request: httpx.Request) -> httpx.Response:
        if is_login_of_a_machine(request):
            token = fake_airflow.token
            cookie = {"Set-Cookie": f"_token={token}; Path=/"}
            return httpx.Response(200, json={"access_token": token}, headers=cookie)
        # An Astronomer URL has the deployment in its path, which the fake does not serve.
        request.url = httpx.URL(str(request.url).replace(".astronomer.run/d9xyz123", ".run"))
        response = fake_airflow.transport.handle_request(request)
        response.read()
        return response

    httpx_mock.add_callback(answer, is_reusable=True, is_optional=True)
    monkeypatch.setenv("AIRFLOW_TRIGGER_URL", "https://airflow.test")
    monkeypatch.setenv("AIRFLOW_TRIGGER_TOKEN", fake_airflow.token)
    monkeypatch.setenv("AIRFLOW_TRIGGER_PASSWORD", "…")
    monkeypatch.setenv("AIRFLOW_TRIGGER_CLIENT_SECRET", "secret")
    monkeypatch.setattr("boto3.Session", AwsSession)
    monkeypatch.setenv("GATEWAY_KEY", "secret")
    google = GoogleToken(fake_airflow.token)
    monkeypatch.setattr("google.auth.default", Mock(return_value=(google, "project")))
    of_audience = "google.oauth2.id_token.fetch_id_token_credentials"
    monkeypatch.setattr(of_audience, Mock(return_value=google))
    (tmp_path / "airflow-token").write_text(fake_airflow.token)
    monkeypatch.setattr(time, "sleep", fake_airflow.advance)
    shutil.copy(certifi.where(), tmp_path / "company-ca.pem")
    monkeypatch.chdir(tmp_path)
    (tmp_path / "dags.py").write_text(typed())
    monkeypatch.setattr(sys, "path", [str(tmp_path), *sys.path])
    monkeypatch.delitem(sys.modules, "dags", raising=False)
    # caplog restores the log level after the test, even if a block changes it.
    caplog.set_level(logging.INFO, "airflow_trigger")


@contextmanager
def noting_calls() -> Generator[set[CodeType], None, None]:
    """The code objects of all functions that are called in this thread during the block."""
    called: set[CodeType] = set()

    def note(frame: FrameType, event: str, _: object) -> None:
        called.add(frame.f_code)

    before = sys.getprofile()
    sys.setprofile(note)
    try:
        yield called
    finally:
        sys.setprofile(before)


@pytest.mark.usefixtures("server")
@pytest.mark.parametrize("block", MARKED)
def test_the_block_runs_and_so_does_each_function_that_it_defines(
    block: Block, capsys: pytest.CaptureFixture[str]
) -> None:
    code = compile("\n" * block.line + block.text, str(block), "exec")
    namespace: dict[str, Any] = {"__name__": "__main__"}

    with noting_calls() as called:
        exec(code, namespace)  # noqa: S102 - it is ours

    said = capsys.readouterr().out
    assert said == OUTPUT.get(str(block), said)
    defined = [value for value in namespace.values() if isinstance(value, FunctionType)]
    ours = [one for one in defined if one.__code__.co_filename == str(block)]
    assert [one.__name__ for one in ours if one.__code__ not in called] == []


@pytest.mark.parametrize("block", TESTS, ids=str)
def test_the_tests_of_the_block_pass_with_nothing_else(
    block: Block, pytester: pytest.Pytester
) -> None:
    pytester.makepyfile(block.text)
    pytester.makepyfile(dags=typed())

    result = pytester.runpytest_subprocess("-W", "error", "--strict-markers")

    outcomes = result.parseoutcomes()
    assert outcomes.keys() == {"passed"}, result.stdout.str()
    assert outcomes["passed"] >= block.text.count("def test_")


@pytest.mark.parametrize(
    "block", [block for block in blocks() if block.language in ("console", "toml")], ids=str
)
def test_commands_and_settings_are_tried_by_a_test_that_asks_for_the_block(block: Block) -> None:
    texts = [path.read_text() for path in (ROOT / "tests").rglob("test_*.py")]
    asked_for = {(page, a or b) for text in texts for page, a, b in CALL.findall(text)}

    assert any(block.page == page and block.text.startswith(word) for page, word in asked_for)


def test_every_block_is_of_a_kind_that_is_tried_or_marked_as_output() -> None:
    languages = {b.language for b in blocks() if not b.language.startswith("{")}

    assert languages <= {"python", "console", "toml", "text"}


def test_no_block_of_code_is_hidden_from_these_tests() -> None:
    every = [(page, line) for page in PAGES for line in page.read_text().splitlines()]
    seen = {block.page for block in blocks()}

    assert seen >= {"docs/index.md"}
    assert [(page.name, line) for page, line in every if HIDDEN.match(line)] == []


def test_blocks_of_another_package_are_programs_that_the_tests_of_the_migration_run() -> None:
    assert OTHERS
    assert [pair.before for pair in PAIRS] == OTHERS


def test_there_are_blocks_on_every_kind_of_page() -> None:
    pages = {block.page for block in PROGRAMS}

    assert pages >= {
        "README.md",
        *(f"docs/{name}.md" for name in ("idempotency", "batches", "migrating-requests")),
    }
    assert {block.page for block in TESTS} == {
        f"docs/{name}.md" for name in ("testing", "typed", "migrating-airflow-3")
    }


def test_the_command_that_installs_is_the_same_everywhere() -> None:
    command = shown("docs/install.md", "pip install --index-url")

    assert shown("README.md", "pip install --index-url") == command
    assert shown("docs/quickstart.md", "pip install --index-url") == command
    assert shown("docs/index.md", "pip install --index-url") == command
