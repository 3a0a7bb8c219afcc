"""The results of many tests on many versions become one table."""

from __future__ import annotations

from tests.live.matrix import Outcome, Result, compose, dump, load


def result(
    test: str = "test_a_run_s_id_is_kept",
    *seen: str,
    version: str = "2.0.0",
    outcome: Outcome = "passed",
    line: int = 1,
    module: str = "tests.live.test_runs",
    heading: str = "Runs",
) -> Result:
    return Result(
        version=version,
        module=module,
        heading=heading,
        line=line,
        test=test,
        outcome=outcome,
        seen=seen,
    )


def rows(*results: Result, versions: tuple[str, ...] = ("2.0.0",)) -> list[str]:
    """The table's lines after its heading, its versions and its rule."""
    page = compose(results, versions)
    return [line for line in page.splitlines() if line.startswith("| ")][2:]


def cell(*results: Result) -> str:
    (row,) = rows(*results)
    return row.removeprefix("| A run's id is kept | ").removesuffix(" |")


def test_a_page_has_a_table_for_each_module_with_the_versions_that_it_ran_on() -> None:
    page = compose(
        [
            result("test_it_runs"),
            result("test_it_runs", "badly", version="3.0.0"),
            result("test_it_logs_in", heading="Logins", module="tests.live.test_logins"),
        ],
        ["2.0.0", "3.0.0"],
    )

    header, tables = page.split("## ", 1)
    assert "`make matrix`" in header
    assert tables.splitlines() == [
        "Logins",
        "",
        "|  | 2.0.0 |",
        "| --- | --- |",
        "| It logs in | ✓ |",
        "",
        "## Runs",
        "",
        "|  | 2.0.0 | 3.0.0 |",
        "| --- | --- | --- |",
        "| It runs | ✓ | badly |",
    ]


def test_rows_are_in_the_order_of_the_file_whichever_version_has_them() -> None:
    third, first = result("test_third", line=30), result("test_first", line=10)
    second = result("test_second", line=20, version="3.0.0")

    names = [row.split(" | ")[0] for row in rows(third, first, second)]

    assert names == ["| First", "| Second", "| Third"]


def test_a_row_is_the_name_of_the_test_in_words() -> None:
    (row,) = rows(result("test_the_url_of_a_dag_s_page"))

    assert row.startswith("| The URL of a DAG's page |")


def test_the_order_of_the_results_does_not_matter() -> None:
    results = [result(version="3.0.0"), result("test_other"), result()]

    assert rows(*results) == rows(*reversed(results))


def test_runs_with_other_parameters_share_a_cell() -> None:
    name = "test_a_run_s_id_is_kept"

    assert cell(result(), result()) == "✓"
    assert cell(result(name, "b", "a"), result(name, "a"), result(name, "c")) == "b; a; c"


def test_one_failure_makes_the_cell_a_failure() -> None:
    assert cell(result(), result(outcome="failed"), result(outcome="skipped")) == "FAILED"


def test_a_skipped_run_says_nothing() -> None:
    assert cell(result(outcome="skipped")) == "–"  # noqa: RUF001 - as it is written
    assert cell(result(outcome="skipped"), result()) == "✓"


def test_what_was_seen_cannot_break_the_table() -> None:
    assert cell(result("test_a_run_s_id_is_kept", "a|b\n c")) == r"a\|b c"


def test_results_are_read_as_they_were_written() -> None:
    results = [result("test_it", "refused with 400"), result(outcome="failed")]

    assert compose(load(dump(results)), ["2.0.0"]) == compose(results, ["2.0.0"])
