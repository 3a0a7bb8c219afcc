"""`make release` and `make publish` on small repositories: what they refuse, what they leave alone.

What they do when all is right is in `test_private_index.py`.
"""

from __future__ import annotations

import subprocess
from pathlib import Path

import pytest

from tests.docs.pages import shown
from tests.packaging.repository import ROOT, Repository, small

INDEX = "http://127.0.0.1:9/simple"


@pytest.fixture
def repository(tmp_path: Path) -> Repository:
    return small(tmp_path)


def released(repository: Repository, version: str, test: str = "true") -> str:
    done = repository.run("release.release", version, "--test", test)
    assert done.returncode == 1, done.stdout
    assert "Traceback" not in done.stdout
    return done.stdout


def published(repository: Repository) -> str:
    done = repository.run("release.publish", "--index-url", INDEX)
    assert done.returncode == 1, done.stdout
    assert "Traceback" not in done.stdout
    return done.stdout


def test_a_release_of_a_dirty_tree_is_refused(repository: Repository) -> None:
    repository.write({"notes.txt": ""})

    assert "?? notes.txt" in released(repository, "0.2.0")


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
    # The tests are next: so far it may.
    assert "`false` failed" in released(repository, "0.2.0", test="false")


def test_a_release_whose_tests_fail_is_refused(repository: Repository) -> None:
    assert "`false` failed" in released(repository, "0.2.0", test="false")


def test_a_release_whose_tests_leave_files_behind_is_refused(repository: Repository) -> None:
    assert "?? left" in released(repository, "0.2.0", test="touch left")


def test_a_release_that_cannot_be_built_leaves_all_as_it_was(repository: Repository) -> None:
    pyproject = (repository.folder / "pyproject.toml").read_text()
    broken = pyproject.replace("[project]\n", '[project]\nreadme = "none.md"\n')
    repository.write({"pyproject.toml": broken})
    repository.commit()
    before = repository.git("rev-parse", "HEAD")

    assert "Readme file does not exist: none.md" in released(repository, "0.2.0")

    assert repository.git("status", "--porcelain") == ""
    assert repository.git("rev-parse", "HEAD") == before
    assert repository.git("tag") == ""


def test_what_is_no_version_is_refused(repository: Repository) -> None:
    assert "'next' is no version" in released(repository, "next")


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
    repository.git("tag", "v0.1.0")

    assert "dist/ lacks SHA256SUMS, airflow_trigger-0.1.0-py3-none-any.whl" in published(repository)


def test_the_commands_of_the_guide_run_what_these_tests_run_and_push_the_tag(
    repository: Repository, tmp_path: Path
) -> None:
    release, push, publish = shown("docs/releasing.md", "make release").splitlines()
    repository.git("init", "--quiet", "--bare", "elsewhere.git")
    repository.git("remote", "add", "origin", "elsewhere.git")
    repository.git("push", "--quiet", "--set-upstream", "origin", "HEAD")

    def would_run(command: str) -> str:
        dry = [*command.split(), "--dry-run", "--no-print-directory"]
        done = subprocess.run(dry, cwd=ROOT, check=True, capture_output=True, text=True)
        return done.stdout.splitlines()[-1]

    assert would_run(release).split()[1:] == ["-m", "release.release", "1.2.3"]
    assert would_run(publish).endswith(f'-m release.publish --index-url "{publish[-36:]}"')
    repository.git("tag", "-a", "v1.2.3", "-m", "1.2.3")
    repository.git(*push.split()[1:])
    assert "refs/tags/v1.2.3" in repository.git("ls-remote", "origin")
