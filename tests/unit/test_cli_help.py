"""The help of the command line, on a terminal of 80 columns."""

from __future__ import annotations

import pytest

from airflow_trigger.cli import main
from airflow_trigger.cli._app import MODULE_OF


def help_of(command: str, capsys: pytest.CaptureFixture[str]) -> list[str]:
    assert main([command, "--help"] if command else ["--help"]) == 0
    return capsys.readouterr().out.splitlines()


@pytest.fixture(autouse=True)
def narrow(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COLUMNS", "80")


@pytest.mark.parametrize("command", ["", *MODULE_OF])
def test_it_fits_a_narrow_terminal(command: str, capsys: pytest.CaptureFixture[str]) -> None:
    lines = help_of(command, capsys)

    assert max(map(len, lines)) <= 80
    assert not any("\\b" in line or "\b" in line for line in lines)


@pytest.mark.parametrize("command", MODULE_OF)
def test_every_command_has_an_example_on_lines_of_its_own(
    command: str, capsys: pytest.CaptureFixture[str]
) -> None:
    lines = help_of(command, capsys)

    heading = next(lines.index(line) for line in lines if line in ("  Example:", "  Examples:"))
    assert lines[heading + 1].startswith("    airflow-trigger ")


def test_the_list_of_commands_says_of_each_what_it_does_in_a_whole_sentence(
    capsys: pytest.CaptureFixture[str],
) -> None:
    lines = help_of("", capsys)
    first = lines.index("Commands:") + 1
    listed = lines[first : first + len(MODULE_OF)]

    assert [line.split()[0] for line in listed] == list(MODULE_OF)
    assert all(line.endswith(".") and not line.endswith("...") for line in listed)


@pytest.mark.parametrize(("typed", "meant"), [("wiat", "wait"), ("triger", "trigger")])
def test_a_command_that_is_typed_wrong_is_answered_with_the_one_that_is_meant(
    typed: str, meant: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main([typed, "sales"]) == 2
    assert f"No such command '{typed}'. Did you mean '{meant}'?" in capsys.readouterr().err


def test_a_command_that_is_like_none_is_refused(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["zzz"]) == 2
    assert "No such command 'zzz'.\n" in capsys.readouterr().err
