"""`make release` and `make publish` on small repositories: what they refuse, and change nothing.

Their success is tested in `test_private_index.py`.
"""

from __future__ import annotations

from pathlib import Path

import httpx
import keyring
import pytest
from keyring.credentials import SimpleCredential
from pytest_httpx import HTTPXMock

from release import Refused
from release.addresses import upload_url
from release.publish import credentials, refuse_silence, refuse_url
from tests.docs.pages import shown
from tests.packaging.repository import Repository, small

INDEX = "http://127.0.0.1:9/simple"
CREDENTIALS = {"TWINE_USERNAME": "ci", "TWINE_PASSWORD": "secret"}


@pytest.fixture
def repository(tmp_path: Path) -> Repository:
    return small(tmp_path)


def released(repository: Repository, version: str, test: str = "true") -> str:
    """Try a release, which must be refused and change nothing; returns the output."""
    before = repository.state()
    said = repository.refused("release", f"VERSION={version}", f"TEST={test}")
    assert repository.state() == before
    return said


def published(repository: Repository) -> str:
    return repository.refused("publish", f"INDEX_URL={INDEX}", **CREDENTIALS)


def test_a_release_of_a_dirty_tree_is_refused(repository: Repository) -> None:
    repository.write({"notes.txt": ""})

    assert "?? notes.txt" in released(repository, "0.2.0")


def test_settings_that_are_examples_are_named_before_the_tests(repository: Repository) -> None:
    pyproject = (repository.folder / "pyproject.toml").read_text()
    setting = '[tool.airflow-trigger]\nindex-url = "https://pypi.example.internal/simple"\n'
    repository.write({"pyproject.toml": f"{pyproject}{setting}"})
    repository.commit()

    said = released(repository, "0.2.0", test="false")

    warned, _, after = said.partition("make release: false")
    assert "WARNING: tool.airflow-trigger.index-url in pyproject.toml is an example" in warned
    assert "`false` failed" in after


def test_a_release_that_is_not_newer_is_refused(repository: Repository) -> None:
    repository.git("tag", "v0.2.0")

    assert "0.2.0 is not newer than 0.2.0" in released(repository, "0.2.0")


def test_a_release_without_a_word_in_the_changelog_is_refused(repository: Repository) -> None:
    repository.write({"CHANGELOG.md": "## [Unreleased]\n"})
    repository.commit()

    assert "nothing under [Unreleased]" in released(repository, "0.2.0")


def test_a_release_that_breaks_a_public_name_is_refused_and_says_which(
    repository: Repository,
) -> None:
    repository.git("tag", "v0.1.0")
    repository.write({"sdk/airflow_trigger/__init__.py": "def start(dag_id): ...\n"})
    repository.commit()

    said = released(repository, "0.1.1")

    assert "airflow_trigger.trigger: public object was removed" in said
    assert "release 0.2.0 or later" in said
    # This version is accepted: the release gets as far as the tests.
    assert "`false` failed" in released(repository, "0.2.0", test="false")


def test_a_release_whose_tests_fail_is_refused(repository: Repository) -> None:
    assert "`false` failed" in released(repository, "0.2.0", test="false")


def test_the_tests_of_a_release_test_its_version_and_its_commit(repository: Repository) -> None:
    said = released(repository, "0.2.0", test="sh -c 'git show --unified=0; false'")

    assert "    Release 0.2.0" in said
    assert '+version = "0.2.0"' in said
    assert "+## [0.2.0] - " in said


def test_a_commit_during_the_tests_stays_and_is_not_released(repository: Repository) -> None:
    commit = "TEST=git commit --allow-empty --quiet --message Meanwhile"

    said = repository.refused("release", "VERSION=0.2.0", commit)

    assert "something else was committed during the tests" in said
    assert repository.git("log", "--format=%s") == "Meanwhile\nRelease 0.2.0\nA change\n"
    assert repository.git("tag") == ""


def test_a_release_whose_tests_leave_files_behind_is_refused(repository: Repository) -> None:
    said = repository.refused("release", "VERSION=0.2.0", "TEST=touch left")

    assert "?? left" in said
    assert repository.git("tag") == ""


def test_a_release_that_cannot_be_built_leaves_all_as_it_was(repository: Repository) -> None:
    pyproject = (repository.folder / "pyproject.toml").read_text()
    broken = pyproject.replace("[project]\n", '[project]\nreadme = "none.md"\n')
    repository.write({"pyproject.toml": broken})
    repository.commit()

    assert "Readme file does not exist: none.md" in released(repository, "0.2.0")


def test_a_release_that_cannot_be_committed_leaves_all_as_it_was(repository: Repository) -> None:
    hook = repository.folder / ".git" / "refusing" / "pre-commit"
    hook.parent.mkdir()
    hook.write_text("#!/bin/sh\necho not today >&2\nexit 1\n")
    hook.chmod(0o755)
    hooks = {"GIT_CONFIG_VALUE_0": str(hook.parent)}
    before = repository.state()

    assert "not today" in repository.refused("release", "VERSION=0.2.0", "TEST=true", **hooks)

    assert repository.state() == before


def test_a_version_that_is_tagged_elsewhere_is_refused(repository: Repository) -> None:
    repository.git("switch", "--quiet", "--create", "other")
    repository.commit("Elsewhere")
    repository.git("tag", "v0.2.0")
    repository.git("switch", "--quiet", "-")

    assert "v0.2.0 is already tagged" in released(repository, "0.2.0")


@pytest.mark.parametrize("text", ["next", "1.2", "v1.2.3", "1.2.3rc1", "01.2.3", "1.2.3.4"])
def test_only_three_numbers_are_a_version(repository: Repository, text: str) -> None:
    assert f"'{text}' is not a version" in released(repository, text)


def test_a_dirty_tree_is_not_published(repository: Repository) -> None:
    repository.git("tag", "v0.1.0")
    repository.write({"notes.txt": ""})

    assert "?? notes.txt" in published(repository)


def test_a_commit_without_the_tag_of_its_version_is_not_published(repository: Repository) -> None:
    repository.git("tag", "v0.1.0")
    repository.commit("After it")
    repository.git("tag", "v0.0.9")

    assert "this commit has no tag v0.1.0" in published(repository)


def test_a_tagged_commit_that_was_not_built_is_not_published(repository: Repository) -> None:
    repository.git("tag", "-a", "v0.1.0", "-m", "0.1.0", "-m", f"{'0' * 64}  a.whl")

    assert "there is no dist/" in published(repository)


@pytest.mark.parametrize("options", [[], ["-a", "-m", "0.1.0"]])
def test_a_tag_that_says_of_no_file_that_it_was_verified_is_not_published(
    repository: Repository, options: list[str]
) -> None:
    repository.git("tag", "v0.1.0", *options)
    repository.write({"dist/airflow_trigger-0.1.0-py3-none-any.whl": ""})

    assert "the tag v0.1.0 has no checksums of verified files" in published(repository)


@pytest.mark.parametrize(
    ("url", "reason"),
    [
        ("https://me:secret@pypi.example.internal/simple", "INDEX_URL must not contain"),
        ("https://token@pypi.example.internal/simple", "INDEX_URL must not contain"),
        ("http://pypi.example.internal/simple", "unencrypted"),
        ("http://10.0.0.1/simple", "unencrypted"),
        ("http://127.0.0.1.example.internal/simple", "unencrypted"),
        ("", "set INDEX_URL"),
        ("pypi.example.internal/simple", "set INDEX_URL"),
        ("file:///srv/index", "set INDEX_URL"),
    ],
)
def test_a_url_that_gives_a_password_away_is_refused(url: str, reason: str) -> None:
    with pytest.raises(Refused, match=reason) as refused:
        refuse_url(url)
    assert "secret" not in str(refused.value)


def test_the_url_of_the_uploads_is_refused_for_the_same_reasons(repository: Repository) -> None:
    upload = "UPLOAD_URL=https://me:secret@pypi.example.internal/"

    said = repository.refused("publish", f"INDEX_URL={INDEX}", upload)

    assert "UPLOAD_URL must not contain credentials" in said
    assert "secret" not in said


def test_a_password_in_the_index_url_is_not_printed(repository: Repository) -> None:
    url = "INDEX_URL=https://me:secret@pypi.example.internal/simple"

    said = repository.refused("publish", url)

    assert "INDEX_URL must not contain credentials" in said
    assert "secret" not in said


@pytest.mark.parametrize(
    "url",
    ["https://pypi.example.internal/simple", "http://127.0.0.1:8080/simple", "http://[::1]/"],
)
def test_other_urls_are_fine(url: str) -> None:
    refuse_url(url)


@pytest.mark.parametrize("index", ["/simple", "/simple/", "", "/", "/api/pypi/team/simple/"])
def test_an_index_is_named_by_the_url_that_is_installed_from(index: str) -> None:
    path = index.rstrip("/").removesuffix("/simple")

    assert upload_url(f"https://pypi.example.internal{index}") == (
        f"https://pypi.example.internal{path}/"
    )


@pytest.mark.parametrize("status", [204, 301, 401, 403, 500])
def test_an_index_that_does_not_say_what_it_has_is_refused(
    httpx_mock: HTTPXMock, status: int
) -> None:
    httpx_mock.add_response(status_code=status)

    with pytest.raises(Refused, match=f"responds with {status} .*TWINE_PASSWORD"):
        refuse_silence("https://pypi.example.internal/", ("ci", "secret"))


def test_an_index_that_gives_no_answer_is_refused(httpx_mock: HTTPXMock) -> None:
    httpx_mock.add_exception(httpx.ConnectError("refused"))

    with pytest.raises(Refused, match="no response from"):
        refuse_silence("https://pypi.example.internal/", ("ci", "secret"))


def test_what_the_guide_puts_into_the_keyring_is_found_there(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    put, export = shown("docs/releasing.md", "keyring set").splitlines()
    _, _, url, username = put.split()
    variable, _, value = export.removeprefix("export ").partition("=")

    def stored(service: str, name: str | None) -> SimpleCredential | None:
        return SimpleCredential(username, "secret") if (service, name) == (url, username) else None

    monkeypatch.setattr(keyring, "get_credential", stored)
    monkeypatch.setenv(variable, value)
    monkeypatch.delenv("TWINE_PASSWORD", raising=False)

    assert credentials(upload_url("https://pypi.example.internal/simple")) == (username, "secret")


def test_the_commands_of_the_guide_are_those_of_the_makefile_and_push_the_tag(
    repository: Repository,
) -> None:
    release, push, publish = shown("docs/releasing.md", "make release").splitlines()
    repository.git("init", "--quiet", "--bare", "elsewhere.git")
    repository.git("remote", "add", "origin", "elsewhere.git")
    repository.git("push", "--quiet", "--set-upstream", "origin", "HEAD")

    def would_run(command: str) -> str:
        return repository.make(*command.split()[1:], "--dry-run").stdout.splitlines()[-1]

    assert "-m release.release 1.2.3 " in would_run(release)
    assert would_run(publish).endswith(f'-m release.publish --index-url "{publish[-36:]}"')
    repository.git("tag", "-a", "v1.2.3", "-m", "1.2.3")
    repository.git(*push.split()[1:])
    assert "refs/tags/v1.2.3" in repository.git("ls-remote", "origin")
