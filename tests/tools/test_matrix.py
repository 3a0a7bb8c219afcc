"""How the page is composed of the results of tests on several versions."""

from __future__ import annotations

import re
from dataclasses import replace
from pathlib import Path

import pytest

from tests.live import matrix
from tests.live.labels import Topic, topics
from tests.live.matrix import Outcome, Result, compose, dump, load

RUNS, LOGINS = "tests.live.test_runs", "tests.live.test_logins"
TOPICS = {
    LOGINS: Topic("Logins", {"test_it_logs_in": "Log in"}),
    RUNS: Topic(
        "Runs of `quick`",
        {
            "test_first": "The first behaviour",
            "test_second": "The second behaviour",
            "test_third": "The third behaviour",
        },
    ),
}
# Text that occurs in names of tests but must not occur in labels.
LEFT_OVER = re.compile(
    r"\btest_|\w_s\b| s \b|\b(dag|dags|api|url|http|airflow|keycloak|kerberos|postgresql) "
)


def result(
    test: str = "test_first",
    *seen: str,
    version: str = "3.3.2",
    outcome: Outcome = "passed",
    module: str = RUNS,
) -> Result:
    return Result(version=version, module=module, test=test, outcome=outcome, seen=seen)


def page(*results: Result, versions: tuple[str, ...] = ("3.3.2", "2.11.2")) -> str:
    return compose(results, versions, TOPICS)


def labels(written: str) -> list[str]:
    return re.findall(r"The \w+ behaviour", written)


def cell(*results: Result) -> str:
    """The result shown on a page with one behaviour and one server."""
    written = page(*results, versions=("3.3.2",))
    if "* ✓ The first behaviour\n" in written:
        return "✓"
    found = re.search(r"^\| The first behaviour \| (.*) \| 3\.3\.2 \|$", written, re.MULTILINE)
    assert found is not None
    return found[1]


def test_what_differs_comes_first_and_what_is_the_same_is_folded() -> None:
    written = page(
        result("test_first"),
        result("test_first", version="2.11.2"),
        result("test_second"),
        result("test_second", "Unsupported", version="2.11.2"),
        result("test_it_logs_in", module=LOGINS),
    )

    header, tables = written.split("## Differences\n\n")
    assert "`make matrix`" in header
    assert tables.splitlines() == [
        "### Runs of `quick`",
        "",
        "| behaviour | seen | servers |",
        "| --- | --- | --- |",
        "| The second behaviour | ✓ | 3.3.2 |",
        "|  | Unsupported | 2.11.2 |",
        "",
        "## The same on all servers",
        "",
        "<details>",
        "<summary>Logins (1 behaviour on 3.3.2)</summary>",
        "",
        "Tested on 3.3.2.",
        "",
        "* ✓ Log in",
        "",
        "</details>",
        "",
        "<details>",
        "<summary>Runs of <code>quick</code> (1 behaviour, the same on all 2 servers)</summary>",
        "",
        "Tested on 3.3.2, 2.11.2.",
        "",
        "* ✓ The first behaviour",
        "",
        "</details>",
    ]


def test_the_servers_are_listed_with_their_auth_managers() -> None:
    written = page(result(), versions=("3.3.2", "3.3.2+fab", "2.11.2+kerberos"))

    assert "| 3.3.2 | simple, the default of Airflow 3 |" in written
    assert "| 3.3.2+fab | FAB |" in written
    assert "| 2.11.2+kerberos | FAB; the API takes Kerberos tickets |" in written


def test_a_behaviour_that_does_not_apply_to_a_server_is_no_difference() -> None:
    written = page(result(), result("test_second"), result("test_second", version="2.11.2"))

    assert "### " not in written
    assert "2 behaviours, the same on all 2 servers that they apply to)</summary>" in written
    assert "* ✓ The first behaviour (– on 2.11.2)\n" in written  # noqa: RUF001 - as it is written


def test_a_failure_is_a_difference() -> None:
    assert "### Runs of `quick`" in page(result(outcome="failed"))


def test_a_server_that_ran_nothing_of_a_topic_is_not_named_there() -> None:
    written = page(result(), result(version="2.11.2", outcome="skipped"))

    assert "Tested on 3.3.2.\n" in written


def test_rows_are_in_the_order_of_the_file_whichever_version_has_them() -> None:
    third, first = result("test_third"), result("test_first")
    second = result("test_second", version="2.11.2")

    assert labels(page(third, first, second)) == [
        "The first behaviour",
        "The second behaviour",
        "The third behaviour",
    ]


def test_labels_and_topics_are_the_docstrings_of_tests_and_modules() -> None:
    topic = topics()["tests.live.test_once"]

    assert topic.heading == "Idempotency: run ids, idempotency keys, dates"
    assert topic.labels["test_an_idempotency_key_starts_one_run"] == (
        "An idempotency key starts exactly one run"
    )


@pytest.mark.parametrize(("module", "topic"), topics().items(), ids=list(topics()))
def test_every_live_test_has_a_label_in_plain_words(module: str, topic: Topic) -> None:
    assert topic.labels, f"{module} has no tests"
    for test, label in {"the module": topic.heading, **topic.labels}.items():
        assert re.match(r"[A-Z`]", label), f"{test}: a capital or code begins {label!r}"
        assert not label.endswith((".", ",", ":")), f"{test}: {label!r}"
        assert not LEFT_OVER.search(re.sub(r"`[^`]*`", "code", label)), f"{test}: {label!r}"


@pytest.mark.parametrize(("module", "topic"), topics().items(), ids=list(topics()))
def test_no_two_tests_of_a_topic_have_the_same_label(module: str, topic: Topic) -> None:
    assert len(set(topic.labels.values())) == len(topic.labels), module


def test_the_page_is_composed_of_what_is_stored_newest_first(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(matrix, "STORED", tmp_path)
    monkeypatch.setattr(matrix, "TABLE", tmp_path / "page.md")
    for version in ("2.11.2", "3.3.2"):
        one = result("test_an_idempotency_key_starts_one_run", version=version)
        one = replace(one, module="tests.live.test_once")
        (tmp_path / f"{version}.json").write_text(dump([one]))

    matrix.write()

    written = (tmp_path / "page.md").read_text()
    assert "Tested on 3.3.2, 2.11.2.\n" in written
    assert "* ✓ An idempotency key starts exactly one run\n" in written


def test_the_order_of_the_results_does_not_matter() -> None:
    results = [result(version="2.11.2"), result("test_second"), result()]

    assert page(*results) == page(*reversed(results))


def test_runs_with_other_parameters_share_a_cell() -> None:
    name = "test_first"

    assert cell(result(), result()) == "✓"
    assert cell(result(name, "b", "a"), result(name, "a"), result(name, "c")) == "b; a; c"


def test_one_failure_makes_the_cell_a_failure() -> None:
    assert cell(result(), result(outcome="failed"), result(outcome="skipped")) == "FAILED"


def test_a_skipped_run_says_nothing() -> None:
    others = result("test_second"), result("test_second", version="2.11.2")
    written = page(result(outcome="skipped"), *others)

    told = "* ✓ The first behaviour (– on 3.3.2, 2.11.2)"  # noqa: RUF001 - as it is written
    assert told in written
    assert cell(result(outcome="skipped"), result()) == "✓"


def test_what_was_seen_cannot_break_the_table() -> None:
    assert cell(result("test_first", "a|b\n c")) == r"a\|b c"


def test_results_are_read_as_they_were_written() -> None:
    results = [result("test_second", "refused with 400"), result(outcome="failed")]

    assert page(*load(dump(results))) == page(*results)
