"""`export` and `codegen`."""

from __future__ import annotations

import json
import stat
import sys
from pathlib import Path

import pytest

from airflow_trigger.codegen.code import code
from airflow_trigger.codegen.declared import DeclaredDag, in_code, to_json
from airflow_trigger.models import JSON
from airflow_trigger.testing import FakeAirflow
from tests.unit import output_schema
from tests.unit.command_line import Call, call

__all__ = ["call"]

TEXT: dict[str, JSON] = {"type": "string"}
YEAR: dict[str, JSON] = {"default": 2026, "type": "integer"}
SALES = DeclaredDag("sales", {"dataset_name": TEXT, "year": YEAR})
ORDERS = DeclaredDag("orders", {"order": TEXT})


@pytest.fixture(params=["2.11.2", "3.3.2"])
def fake(request: pytest.FixtureRequest) -> FakeAirflow:
    fake = FakeAirflow(version=request.param)
    for dag in (SALES, ORDERS):
        fake.add_dag(dag.dag_id, params=dag.params)
    return fake


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An empty folder, which becomes the current one."""
    monkeypatch.chdir(tmp_path)
    return tmp_path


@pytest.fixture
def no_server(monkeypatch: pytest.MonkeyPatch, call: Call) -> Call:
    """Runs a command without a server in its environment."""
    monkeypatch.delenv("AIRFLOW_TRIGGER_URL")
    return call


@pytest.fixture
def generated(call: Call) -> Path:
    assert call("codegen", "sales", "orders", "-o", "dags.py").status == 0
    return Path("dags.py")


def test_an_export_says_what_the_dags_declare(call: Call) -> None:
    done = call("export", "sales", "orders")

    assert (done.status, done.stdout) == (0, to_json([ORDERS, SALES]))
    assert call("export", "orders", "sales", "-o", "dags.json").stdout == ""
    assert Path("dags.json").read_text() == done.stdout


def test_an_export_of_nothing_is_a_wrong_usage(call: Call) -> None:
    assert call("export").status == 2


def test_an_export_of_a_dag_that_is_not_there_writes_nothing(call: Call, folder: Path) -> None:
    done = call("export", "sales", "slaes", "-o", "dags.json")

    assert (done.status, done.stdout) == (5, "")
    assert "slaes" in done.stderr
    assert [*folder.iterdir()] == []


def test_the_code_is_the_same_by_a_server_and_by_json_in_any_order(call: Call) -> None:
    call("export", "sales", "orders", "-o", "dags.json")
    by_server = call("codegen", "sales", "orders").stdout

    assert in_code(by_server) == (ORDERS, SALES)
    assert call("codegen", "orders", "sales", "orders", "-o", "-").stdout == by_server
    assert call("codegen", "dags.json", "-o", "dags.py").status == 0
    assert Path("dags.py").read_bytes().decode() == by_server


def test_json_needs_no_server_and_ids_select_from_it(no_server: Call) -> None:
    Path("dags.json").write_text(to_json([SALES, ORDERS]))

    assert no_server("codegen", "dags.json").stdout == code([ORDERS, SALES])
    assert no_server("codegen", "dags.json", "sales").stdout == code([SALES])
    done = no_server("codegen", "dags.json", "slaes")
    assert done.status == 2
    assert "dags.json has no DAG 'slaes'. Its DAGs: orders, sales." in done.stderr


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16"])
def test_json_that_a_shell_has_written_in_another_encoding_is_read(
    no_server: Call, encoding: str
) -> None:
    Path("dags.json").write_text(to_json([SALES]), encoding)

    assert no_server("codegen", "dags.json").stdout == code([SALES])


@pytest.mark.parametrize(
    ("arguments", "says"),
    [
        ([], "Give DAG ids"),
        (["missing.json"], "missing.json cannot be read: No such file"),
        (["bad.json"], "bad.json is not a file that `airflow-trigger export` wrote: $['version']"),
        (["binary.json"], "binary.json is not an exported file: it is not text"),
        (["empty.json"], "empty.json contains no DAGs"),
        (["bad.json", "empty.json"], "one exported file, not 2"),
        (["good.json", "--json"], "--json needs --check"),
        (["good.json", "-o", "missing/dags.py"], "missing/dags.py cannot be written: No such file"),
        (["good.json", "-o", "folder"], "folder cannot be written: Is a directory"),
        (["--check"], "--check needs -o FILE"),
        (["--check", "-o", "-"], "--check needs -o FILE"),
        (["--check", "-o", "dags.py"], "dags.py cannot be read: No such file"),
        (["--check", "-o", "other.py"], "other.py was not written by"),
        (
            ["--check", "-o", "changed.py"],
            "changed.py is not a file that `airflow-trigger codegen` wrote",
        ),
    ],
)
def test_a_wrong_usage_says_what_is_wrong_and_writes_nothing(
    no_server: Call, folder: Path, arguments: list[str], says: str
) -> None:
    Path("folder").mkdir()
    Path("bad.json").write_text("{}")
    Path("binary.json").write_bytes(b"{\xff\xfe")
    Path("empty.json").write_text(to_json([]))
    Path("good.json").write_text(to_json([SALES]))
    Path("other.py").write_text("SALES = 'sales'\n")
    Path("changed.py").write_text("SALES: Final = TypedDag[Conf]('sales', params=PARAMS)\n")
    files = {path: path.stat().st_mtime_ns for path in folder.rglob("*")}

    done = no_server("codegen", *arguments)

    assert done.status == 2
    assert (done.stdout == "") is ("--json" not in arguments)
    assert says in " ".join(done.stderr.split())
    assert {path: path.stat().st_mtime_ns for path in folder.rglob("*")} == files


def test_a_file_is_replaced_as_a_whole_and_keeps_its_mode_and_its_link(
    call: Call, folder: Path
) -> None:
    Path("real.py").write_text("old")
    Path("real.py").chmod(0o640)
    Path("dags.py").symlink_to("real.py")

    assert call("codegen", "sales", "-o", "dags.py").status == 0

    assert Path("dags.py").is_symlink()
    assert Path("real.py").read_text() == code([SALES])
    assert stat.S_IMODE(Path("real.py").stat().st_mode) == 0o640
    assert {path.name for path in folder.iterdir()} == {"dags.py", "real.py"}


def test_a_file_stays_as_it_was_if_the_server_refuses(
    call: Call, generated: Path, fake: FakeAirflow
) -> None:
    before = generated.read_text()
    fake.deny("orders", "read")

    assert call("codegen", "sales", "orders", "-o", "dags.py").status in (3, 5)
    assert generated.read_text() == before


def test_a_file_without_a_difference_is_up_to_date(
    call: Call, generated: Path, fake: FakeAirflow
) -> None:
    fake.add_dag(
        "sales",
        params={"year": {"title": "The year", **YEAR}, "dataset_name": TEXT},
        description="Another one.",
    )
    done = call("codegen", "--check", "-o", "dags.py")

    assert (done.status, done.stdout) == (0, "")
    assert "dags.py is up to date" in done.stderr
    told = call("codegen", "--check", "-o", "dags.py", "--json").json
    assert told == {"is_current": True, "breaks": False, "changes": []}


def test_a_difference_is_told_by_dag_with_what_breaks_and_what_to_do(
    call: Call, generated: Path, fake: FakeAirflow
) -> None:
    fake.add_dag("sales", params={"dataset_name": TEXT, "year": TEXT, "region": TEXT})
    fake.add_dag("orders", params={"order": {"type": ["string", "null"]}})
    before = generated.read_text()

    done = call("codegen", "--check", "-o", "dags.py")

    assert (done.status, generated.read_text()) == (1, before)
    assert [line.rstrip() for line in done.stdout.splitlines()] == [
        "orders",
        "  compatible  $['order']   is no longer required",
        "  compatible  $['order']   accepts null too",
        "sales",
        "  breaking    $['region']  new required param",
        "  breaking    $['year']    is required now: its default is gone",
        """  breaking    $['year']    "integer" became "string\"""",
        "",
        "dags.py is out of date: 5 changes, 3 of them break callers.",
        "Regenerate it, and let a type checker find the affected callers: "
        "airflow-trigger codegen orders sales -o dags.py",
    ]


def test_a_difference_is_told_to_programs_too(
    call: Call, generated: Path, fake: FakeAirflow
) -> None:
    fake.add_dag("sales", params={"dataset_name": TEXT})

    done = call("codegen", "--check", "-o", "dags.py", "--json")

    assert done.status == 1
    assert output_schema.problems("changes", done.json) == []
    assert (done.json["is_current"], done.json["breaks"]) == (False, True)
    (change,) = done.json["changes"]
    assert (change["dag_id"], change["path"], change["breaks"]) == ("sales", "$['year']", True)


def test_a_dag_that_is_gone_is_a_difference_and_no_error(call: Call, fake: FakeAirflow) -> None:
    Path("dags.py").write_text(code([DeclaredDag("gone", {}), SALES]))

    done = call("codegen", "--check", "-o", "dags.py")

    assert done.status == 1
    assert "breaking  $  no longer among the DAGs" in done.stdout
    assert done.stdout.endswith("callers: airflow-trigger codegen sales -o dags.py\n")


def test_a_server_that_has_none_of_the_dags_is_an_error(call: Call) -> None:
    Path("dags.py").write_text(code([DeclaredDag("gone", {})]))

    done = call("codegen", "--check", "-o", "dags.py")

    assert (done.status, done.stdout) == (5, "")
    assert "gone" in done.stderr


def test_the_check_reads_json_and_needs_no_server(no_server: Call) -> None:
    Path("dags.py").write_text(code([ORDERS, SALES]))
    Path("dags.json").write_text(to_json([SALES, ORDERS]))
    arguments = ("codegen", "dags.json", "--check", "-o", "dags.py")
    assert no_server(*arguments).status == 0

    Path("dags.json").write_text(to_json([SALES, ORDERS, DeclaredDag("more", {})]))
    more = no_server(*arguments)
    Path("dags.json").write_text(to_json([]))
    none = no_server(*arguments)

    assert (more.status, none.status) == (1, 1)
    assert more.stdout.endswith("callers: airflow-trigger codegen dags.json -o dags.py\n")
    assert "None of its DAGs exists any more: delete the file." in none.stdout


def test_the_check_needs_no_generator(
    call: Call, generated: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(sys.modules, "datamodel_code_generator", None)

    assert call("codegen", "--check", "-o", "dags.py").status == 0


def test_text_of_others_does_not_control_the_terminal(call: Call, fake: FakeAirflow) -> None:
    bad = "\x1b[31m\u202e"
    Path("dags.py").write_text(code([DeclaredDag("sales", {bad: {"enum": [bad, "a"]}})]))
    fake.add_dag("sales", params={bad: {"enum": ["a"], "description": bad}})

    shown = [
        call("codegen", "--check", "-o", "dags.py").stdout,
        call("codegen", "sales").stdout,
        call("export", "sales").stdout,
    ]

    assert all(text.replace("\n", "").isprintable() for text in shown)


@pytest.mark.parametrize("command", ["export", "codegen"])
def test_each_help_has_an_example(call: Call, command: str) -> None:
    assert f"  airflow-trigger {command} sales orders" in call(command, "--help").stdout


def test_the_export_can_be_piped(call: Call, monkeypatch: pytest.MonkeyPatch) -> None:
    exported = call("export", "sales").stdout
    stdin = Path("stdin")
    stdin.write_text(exported)
    with stdin.open() as file:
        monkeypatch.setattr("sys.stdin", file)
        assert call("codegen", "-").stdout == code([SALES])
    assert json.loads(exported)["version"] == 1
