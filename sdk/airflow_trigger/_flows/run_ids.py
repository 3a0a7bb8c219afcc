"""Run ids: derived from an idempotency key, and checked."""

from __future__ import annotations

import hashlib
import re

from airflow_trigger._arguments import LONGEST_ID, SURROGATE, is_unicode, must_be_text
from airflow_trigger.errors import ConfigError, InvalidRunId

# The default of `[scheduler] allowed_run_id_pattern` since Airflow 2.6.3.
DEFAULT_PATTERN = r"^[A-Za-z0-9_.~:+-]+$"
UNUSUAL = re.compile(r"[^A-Za-z0-9_.~:+-]")
# Every Airflow allows these ids too.
BUILT_IN = re.compile(r"manual__\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}\+00:00", re.ASCII)
NOT_SENT = "nothing was sent"
# How much of an idempotency key a run id shows.
LONGEST_SHOWN = 60
RESERVED = ("scheduled__", "backfill__", "dataset_triggered__", "asset_triggered__")


class RunIdRule:
    """The ids that a run may have: the server's pattern allows them, and all servers handle them.

    Args:
        pattern: The server's `[scheduler] allowed_run_id_pattern`; None for Airflow's default.

    Raises:
        TypeError: The pattern is not a str.
        ConfigError: It is not a regular expression, or allows nothing.
    """

    def __init__(self, pattern: str | None) -> None:
        self.pattern = None if pattern is None else _compiled(pattern)

    def check(self, run_id: str, *, dag_id: str) -> None:
        """Check an id that the caller chose.

        Raises:
            InvalidRunId: The message names the rule that it breaks.
        """
        problem = _broken_rule(run_id)
        if problem is None and not self._is_allowed(run_id):
            problem = self._not_allowed(run_id)
        if problem is not None:
            raise InvalidRunId(
                f"The run_id {run_id[:60]!r} for DAG {dag_id!r} {problem}.",
                dag_id=dag_id,
                run_id=run_id,
            )

    def check_made(self, run_id: str, *, dag_id: str) -> None:
        """Check an id that the client generated: a custom pattern may not allow it.

        Raises:
            InvalidRunId: The pattern does not allow it.
        """
        if self.pattern is not None and not self._is_allowed(run_id):
            raise InvalidRunId(
                f"The run id {run_id!r}, which the client generated for DAG {dag_id!r}, does not "
                f"match its allowed_run_id_pattern {self.pattern.pattern!r}; nothing was sent. "
                "Pass a run_id that matches, or change the pattern of both server and client.",
                dag_id=dag_id,
                run_id=run_id,
            )

    def _is_allowed(self, run_id: str) -> bool:
        if self.pattern is None:
            return UNUSUAL.search(run_id) is None
        # As in Airflow: a pattern without an end only has to match the beginning.
        return bool(self.pattern.match(run_id) or BUILT_IN.fullmatch(run_id))

    def _not_allowed(self, run_id: str) -> str:
        if self.pattern is not None:
            pattern = self.pattern.pattern
            return f"does not match the client's allowed_run_id_pattern {pattern!r}; {NOT_SENT}"
        found = ", ".join(map(repr, dict.fromkeys(UNUSUAL.findall(run_id[:LONGEST_ID]))))
        return (
            f"has {found}, but Airflow allows only {DEFAULT_PATTERN}; {NOT_SENT}. If the server "
            "has another [scheduler] allowed_run_id_pattern, create the client with the same "
            "allowed_run_id_pattern"
        )


def _compiled(pattern: str) -> re.Pattern[str]:
    must_be_text("allowed_run_id_pattern", pattern)
    # Airflow strips it too. An empty pattern would allow none of the usual ids.
    stripped = pattern.strip()
    if not stripped:
        raise ConfigError(
            "The allowed_run_id_pattern is empty and would allow no run id; pass a regular "
            "expression, or None for Airflow's default."
        )
    try:
        return re.compile(stripped)
    except (re.error, OverflowError, RecursionError) as problem:
        raise ConfigError(
            f"The allowed_run_id_pattern {pattern!r} is not a regular expression: {problem}."
        ) from None


def run_id_of_key(key: str, *, dag_id: str) -> str:
    """The run id derived from an idempotency key, the same in every process.

    Raises:
        InvalidRunId: The key is empty, or not Unicode.
    """
    if not key or not is_unicode(key):
        problem = SURROGATE if key else "is empty"
        raise InvalidRunId(
            f"The idempotency_key for DAG {dag_id!r} {problem}; {NOT_SENT}.", dag_id=dag_id
        )
    return name_of_key(key)


def name_of_key(key: str) -> str:
    """The name of an idempotency key in Airflow.

    It shows the key to people in Airflow's web interface; the hash makes it unique.
    """
    # Frozen since 0.2.0: another format would start another run for every key in use.
    shown = UNUSUAL.sub("-", key).replace("..", "--")[:LONGEST_SHOWN]
    digest = hashlib.sha256(key.encode()).hexdigest()
    return f"key__{shown}__{digest[:40]}"


def _broken_rule(run_id: str) -> str | None:
    """The broken rule, of those that apply to every pattern; None if there is none."""
    rule = None
    if not run_id:
        rule = "is empty"
    elif len(run_id) > LONGEST_ID:
        rule = f"has {len(run_id)} characters, more than the {LONGEST_ID} that Airflow stores"
    elif "/" in run_id or "\\" in run_id:
        rule = "has a slash, with which the API cannot find the run by its path"
    elif not run_id.isprintable():
        rule = "has a character that is not printable"
    elif run_id != run_id.strip():
        rule = "starts or ends with a space, which some databases ignore"
    elif run_id == "." or ".." in run_id:
        rule = "is '.' or contains '..', which is a step in a path"
    elif run_id.startswith(RESERVED):
        prefix = run_id[: run_id.index("__") + 2]
        rule = f"starts with {prefix!r}, which Airflow reserves for its own runs"
    return rule and f"{rule}; {NOT_SENT}"
