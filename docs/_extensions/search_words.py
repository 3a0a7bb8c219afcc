"""Search words, and the section that is the answer to each.

They become index entries, which the site's search ranks first. So a word can
be found that is in no heading, and a page about a word comes before a page
that only mentions it.
"""

from __future__ import annotations

from docutils import nodes
from sphinx import addnodes
from sphinx.application import Sphinx
from sphinx.environment import BuildEnvironment
from sphinx.transforms import SphinxTransform
from sphinx.util import logging

WORDS = {
    "auth": "authentication, credentials, login, password",
    "auth#amazon-mwaa": "amazon, aws, mwaa",
    "auth#astronomer": "astronomer",
    "auth#bearer-tokens": "bearer token, token",
    "auth#behind-a-gateway": "gateway",
    "auth#check-the-connection-with-doctor": "doctor",
    "auth#environment-variables": "environment variables",
    "auth#fab-roles": "fab, roles",
    "auth#google-cloud-composer": "cloud composer, composer, gcp, google",
    "auth#kerberos": "kerberos",
    "auth#keycloak": "keycloak",
    "auth#oauth-20-client-credentials": "client credentials, oauth, oidc",
    "auth#required-permissions": "permissions",
    "cli": "cli, command line, shell, terminal",
    "cli#cron-jobs": "cron",
    "cli#exit-status": "exit code, exit status",
    "conf": "conf, params, validation",
    "dags#bundle-versions": "bundle version",
    "dags#paused-dags": "pause, paused, unpause",
    "errors": "error, errors, exception, exceptions",
    "auth#401-unauthorized": "401, unauthorized",
    "errors#conflict": "409",
    "errors#invalidrequest": "400, 422",
    "errors#notfound": "404",
    "auth#403-forbidden": "403, forbidden",
    "errors#ratelimited": "429, rate limited",
    "errors#servererror": "500, 502, 503",
    "idempotency": (
        "deduplication, duplicate, duplicates, exactly once, idempotency,"
        "idempotency key, idempotent"
    ),
    "idempotency#retry-policy": (
        "backoff, deadline, retry policy, timeout, timeouts"
    ),
    "idempotency#what-is-retried": "retries, retry",
    "install": "install, pip, uv",
    "migrating": "migrate, migration",
    "migrating-airflow-3": "upgrade",
    "migrating-airflow-client": "apache-airflow-client",
    "migrating-airflowctl": "airflowctl",
    "migrating-requests": "requests",
    "network": "ca bundle, certificate, proxy, ssl, tls, verify",
    "observability#logging": "logging",
    "observability#metrics": "metrics, prometheus",
    "observability#tracing": "opentelemetry, tracing",
    "quickstart#asyncio": "async, asyncio, await",
    "queues#kafka": "kafka",
    "queues#event-stream-with-redis-streams": "event stream, redis",
    "queues#task-queue-with-celery-and-rabbitmq": (
        "celery, rabbitmq, task queue"
    ),
    "queues#transactional-outbox-with-postgresql": "outbox, postgresql",
    "runs#asset-events": "asset, assets, dataset, emit",
    "runs#cancel-a-run": "cancel, stop",
    "runs#read-a-result-xcom": "result, return value, xcom",
    "runs#rerun-a-failed-run": "clear, rerun",
    "runs#tasks-and-logs": "logs, task log",
    "runs#why-a-run-is-stuck": "queued, stuck",
    "scale": "concurrency, scale, throughput",
    "stability": "deprecation, semver, supported versions, versions",
    "stability#report-a-security-problem": "security, vulnerability",
    "testing": "fake, fixture, mock, pytest, testing",
    "typed": "codegen, type hints, typed dag",
    "waiting": "poll, polling, wait, wait timeout",
}

_log = logging.getLogger(__name__)


class AddSearchWords(SphinxTransform):
    """Add the index entries to the pages, before Sphinx collects them."""

    default_priority = 840

    def apply(self, **kwargs: object) -> None:
        for place, words in WORDS.items():
            page, _, anchor = place.partition("#")
            if page == self.env.docname:
                self._add(
                    place, anchor, [word.strip() for word in words.split(",")]
                )

    def _add(self, place: str, anchor: str, words: list[str]) -> None:
        if anchor and not self._has(anchor):
            _log.warning("search_words: %s is no anchor", place)
        entries = [("single", word, anchor, "main", None) for word in words]
        self.document.insert(0, addnodes.index(entries=entries))

    def _has(self, anchor: str) -> bool:
        return any(
            anchor in (*node.get("ids", ()), node.get("slug"))
            for node in self.document.findall(nodes.Element)
        )


def check_pages(app: Sphinx, env: BuildEnvironment) -> None:
    """Warn about pages that do not exist."""
    for place in WORDS:
        if place.partition("#")[0] not in env.found_docs:
            _log.warning("search_words: %s is no page", place)


def setup(app: Sphinx) -> dict[str, bool]:
    app.add_transform(AddSearchWords)
    app.connect("env-check-consistency", check_pages)
    return {"parallel_read_safe": True, "parallel_write_safe": True}
