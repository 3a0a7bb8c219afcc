"""Release, publish to a private index, install only from there, and run on real servers."""

from __future__ import annotations

import json
import os
import re
import shutil
import subprocess
import sys
import tomllib
from collections.abc import Callable
from hashlib import sha256
from pathlib import Path
from urllib.parse import quote

import httpx
import pytest

from tests.docs.pages import shown
from tests.live.server import AirflowServer
from tests.packaging.conftest import (
    EXAMPLE_INDEX,
    VERSION,
    Published,
    Release,
    Service,
    bare_environment,
    type_in,
)
from tests.packaging.index import Index

SAMPLE = Path(__file__).with_name("sample_service")
BIN = Path(sys.executable).parent
CHECKERS = {
    "mypy": [str(BIN / "mypy"), "--strict", "--no-incremental", "--python-executable"],
    "pyright": [str(BIN / "pyright"), "--pythonpath"],
}


@pytest.fixture(scope="module")
def tools(published: Published, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of the programs installed by the `uv tool install` command of docs/cli.md."""
    folder = tmp_path_factory.mktemp("tools")
    env = bare_environment() | {
        "NETRC": str(published.index.netrc),
        "UV_NO_CACHE": "1",
        "UV_PYTHON": sys.executable,
        "UV_TOOL_BIN_DIR": str(folder / "bin"),
        "UV_TOOL_DIR": str(folder / "environments"),
    }
    commands = shown("docs/cli.md", "uv tool install")
    done = type_in(commands, published.index, Path(sys.prefix), env=env)
    assert done.returncode == 0, done.stderr
    return folder / "bin"


def test_a_release_is_tagged_with_its_version_and_its_section_of_the_changelog(
    release: Release,
) -> None:
    repository = release.repository

    assert repository.git("describe", "--exact-match").strip() == f"v{VERSION}"
    assert repository.git("status", "--porcelain") == ""
    assert repository.git("log", "-1", "--format=%s").strip() == f"Release {VERSION}"
    changed = repository.git("diff", "--name-only", "HEAD~1").split()
    assert sorted(changed) == ["CHANGELOG.md", "pyproject.toml"]
    assert f"## [{VERSION}] - " in (repository.folder / "CHANGELOG.md").read_text()
    assert " passed" in release.said  # the contract tests with the wheel


def test_the_tag_says_what_was_verified(release: Release) -> None:
    message = release.repository.git("tag", "--list", "--format=%(contents:body)", f"v{VERSION}")

    assert message.strip() == release.sums.read_text().strip()
    command = ["sha256sum", "--check", "--strict", release.sums.name]
    subprocess.run(command, cwd=release.dist, check=True, capture_output=True)


def test_wheel_and_sdist_are_on_the_index_as_released_and_nothing_else(
    published: Published,
) -> None:
    there = {file.name for file in published.index.packages.glob("airflow_trigger*")}

    assert there == {published.release.wheel.name, published.release.sdist.name}
    for file in (published.release.wheel, published.release.sdist):
        assert (published.index.packages / file.name).read_bytes() == file.read_bytes()


def test_the_password_is_in_no_output(published: Published) -> None:
    refused = published.refused(TWINE_USERNAME="somebody else")

    for said in (published.said, published.again(), refused, published.index.log.read_text()):
        assert published.index.password not in said
        assert quote(published.index.password, safe="") not in said


def test_to_publish_again_uploads_nothing(published: Published) -> None:
    before = published.index.log.read_text().count("POST")

    said = published.again()

    assert "Uploading" not in said
    assert f"airflow-trigger {VERSION} is on {published.index.url}" in said
    assert published.index.log.read_text().count("POST") == before


@pytest.mark.parametrize("lost", ["wheel", "sdist"])
def test_what_a_broken_connection_left_out_is_uploaded_the_next_time(
    published: Published, lost: str
) -> None:
    file = {"wheel": published.release.wheel, "sdist": published.release.sdist}[lost]
    there = published.index.packages / file.name
    there.unlink()

    said = published.again()

    assert re.findall(r"Uploading (\S+)", said) == [file.name]
    assert there.read_bytes() == file.read_bytes()


@pytest.mark.parametrize("other", ["wheel", "sdist"])
def test_nothing_is_uploaded_where_the_index_has_another_file_of_that_version(
    published: Published, other: str
) -> None:
    wheel, sdist = published.release.wheel, published.release.sdist
    changed, missing = (wheel, sdist) if other == "wheel" else (sdist, wheel)
    (published.index.packages / changed.name).write_bytes(b"other")
    (published.index.packages / missing.name).unlink()
    try:
        assert f"do not match for `{changed.name}`" in published.refused()

        assert not (published.index.packages / missing.name).exists()
        assert (published.index.packages / changed.name).read_bytes() == b"other"
    finally:
        for file in (wheel, sdist):
            shutil.copy(file, published.index.packages)


def test_a_wrong_password_is_refused(published: Published) -> None:
    said = published.refused(TWINE_PASSWORD="not this one")

    assert re.search("responds with 40[13] .*TWINE_PASSWORD", said)
    assert "not this one" not in said


@pytest.mark.parametrize("file", ["wheel", "sdist", "sbom"])
def test_files_other_than_the_verified_ones_are_not_published_even_with_sums_to_match(
    published: Published, file: str
) -> None:
    release = published.release
    path = {"wheel": release.wheel, "sdist": release.sdist, "sbom": release.sbom}[file]
    before, sums = path.read_bytes(), release.sums.read_text()
    try:
        path.write_bytes(before + b"\0")
        changed = sha256(path.read_bytes()).hexdigest()
        release.sums.write_text(sums.replace(sha256(before).hexdigest(), changed))
        assert f"{path.name}: FAILED" in published.refused()
        path.unlink()
        assert f"{path.name}: FAILED" in published.refused()
    finally:
        path.write_bytes(before)
        release.sums.write_text(sums)


def test_a_wheel_that_is_not_the_one_summed_up_is_not_verified(release: Release) -> None:
    wheel, sums = release.wheel.read_bytes(), release.sums.read_text()
    try:
        release.wheel.write_bytes(wheel + b"\0")
        assert release.wheel.name in release.repository.refused("verify")
        release.wheel.write_bytes(wheel)
        release.sums.write_text(sums.splitlines(keepends=True)[0])
        assert release.sdist.name in release.repository.refused("verify")
    finally:
        release.wheel.write_bytes(wheel)
        release.sums.write_text(sums)


def test_without_the_password_the_index_gives_nothing(index: Index) -> None:
    assert httpx.get(f"{index.url}/", trust_env=False).status_code == 401


def test_all_was_installed_from_that_index(service: Service, published: Published) -> None:
    if service.installer == "pip":
        items = json.loads(service.report)["install"]
        urls = [item["download_info"]["url"] for item in items]
        root = published.index.url.removesuffix("/simple")
        assert len(urls) > 5
        assert all(url.startswith(root) for url in urls)
    else:
        downloads = published.index.log.read_text()
        assert f"GET /packages/airflow_trigger-{VERSION}-py3-none-any.whl" in downloads


def test_the_installed_package_says_its_version_and_loads_its_names_lazily(
    service: Service, tmp_path: Path
) -> None:
    script = (
        "import sys, airflow_trigger\n"
        "print(airflow_trigger.__version__, 'httpx' in sys.modules)\n"
        "airflow_trigger.AirflowClient\n"
        "print(airflow_trigger.__file__, 'httpx' in sys.modules)\n"
    )

    version, httpx_before, file, httpx_after = service.run("-c", script, cwd=tmp_path).split()

    assert (version, httpx_before, httpx_after) == (VERSION, "False", "True")
    assert Path(file).is_relative_to(service.folder)


@pytest.mark.parametrize(("installer", "checker"), [("pip", "mypy"), ("uv", "pyright")])
def test_a_service_is_type_checked_against_the_installed_package(
    installed: Callable[[str], Service], installer: str, checker: str, tmp_path: Path
) -> None:
    mistakes = (SAMPLE / "mistakes.txt").read_text()
    wrong = {n for n, line in enumerate(mistakes.splitlines(), 1) if line.endswith("# mistake")}
    (tmp_path / "pyrightconfig.json").write_text('{"typeCheckingMode": "strict"}')
    (tmp_path / "mistakes.py").write_text(mistakes)
    (tmp_path / "service.py").write_text((SAMPLE / "service.py").read_text())

    command = [*CHECKERS[checker], installed(installer).python, "service.py", "mistakes.py"]
    done = subprocess.run(
        command, cwd=tmp_path, env=bare_environment(), capture_output=True, text=True
    )

    errors = re.findall(r"(\w+\.py):(\d+).*error: ", done.stdout)
    assert {(file, int(line)) for file, line in errors} == {("mistakes.py", n) for n in wrong}


def test_a_service_starts_one_run_and_finds_it_again(
    service: Service, airflow: AirflowServer
) -> None:
    said = service.run(
        "service.py",
        "quick",
        "17" if service.installer == "pip" else "18",
        cwd=SAMPLE,
        AIRFLOW_TRIGGER_URL=airflow.base_url,
        AIRFLOW_TRIGGER_USERNAME=airflow.username,
        AIRFLOW_TRIGGER_PASSWORD=airflow.password,
    )

    started, finished = said.splitlines()
    ref = started.removeprefix("started ")
    assert ref.startswith("quick")
    assert finished == f"finished {ref} success found again"


def test_a_tool_that_uv_installs_exports_types_and_runs_a_dag_from_any_folder(
    tools: Path, airflow: AirflowServer, tmp_path: Path
) -> None:
    of_airflow = {
        "AIRFLOW_TRIGGER_URL": airflow.base_url,
        "AIRFLOW_TRIGGER_USERNAME": airflow.username,
        "AIRFLOW_TRIGGER_PASSWORD": airflow.password,
    }

    def command(*arguments: str) -> str:
        done = subprocess.run(
            [str(tools / "airflow-trigger"), *arguments],
            cwd=tmp_path,
            env=bare_environment() | of_airflow,
            capture_output=True,
            text=True,
        )
        assert done.returncode == 0, done.stdout + done.stderr
        return done.stdout

    assert command("--version").split() == ["airflow-trigger", VERSION]
    (tmp_path / "dags.json").write_text(command("export", "declared_params"))
    command("codegen", "dags.json", "-o", "dags.py")
    command("codegen", "--check", "-o", "dags.py")
    ref = command("run", "declared_params", "--set", "amount=3", "--timeout", "5m").strip()

    assert (
        "DECLARED_PARAMS: Final = TypedDag[DeclaredParamsConf]("
        in (tmp_path / "dags.py").read_text()
    )
    status = json.loads(command("status", ref, "--json"))
    assert (status["state"], status["conf"]["amount"]) == ("success", 3)


def test_hashes_pin_what_is_installed(published: Published, tmp_path: Path) -> None:
    """Run the commands of docs/install.md."""
    env = bare_environment() | {"NETRC": str(published.index.netrc), "PIP_NO_CACHE_DIR": "1"}
    commands = shown("docs/install.md", "echo airflow-trigger")
    venv = tmp_path / "venv"
    subprocess.run([sys.executable, "-m", "venv", str(venv)], check=True)

    def run(what: str) -> subprocess.CompletedProcess[str]:
        return type_in(what, published.index, venv, env=env, cwd=tmp_path)

    run(commands).check_returncode()
    assert Service(venv, "pip", "").run("-m", "pip", "show", "airflow-trigger", cwd=tmp_path)
    pinned = (tmp_path / "requirements.txt").read_text()
    assert f"airflow-trigger=={VERSION} \\\n    --hash=sha256:" in pinned
    (tmp_path / "requirements.txt").write_text(
        f"airflow-trigger=={VERSION} --hash=sha256:{'0' * 64}\n"
    )
    refused = run(f"pip uninstall -y airflow-trigger\n{commands[commands.index('pip install') :]}")
    assert "DO NOT MATCH THE HASHES" in refused.stderr


def test_uv_takes_the_package_from_the_explicit_index_of_the_guide_and_others_not(
    published: Published, tmp_path: Path
) -> None:
    settings = shown("docs/install.md", "[project]")
    assert EXAMPLE_INDEX in settings
    (tmp_path / "pyproject.toml").write_text(settings.replace(EXAMPLE_INDEX, published.index.url))
    command = [sys.executable, "-m", "uv", "lock", "--quiet", "--no-cache"]
    credentials = {
        "UV_INDEX_INTERNAL_USERNAME": published.index.username,
        "UV_INDEX_INTERNAL_PASSWORD": published.index.password,
    }

    subprocess.run(command, cwd=tmp_path, env=os.environ | credentials, check=True)

    lock = (tmp_path / "uv.lock").read_text()
    sources = {p["name"]: p["source"].get("registry") for p in tomllib.loads(lock)["package"]}
    from_there = {name for name, url in sources.items() if url == published.index.url}
    assert from_there == {"airflow-trigger"}
    assert len(sources) > 5
    assert published.index.password not in lock
