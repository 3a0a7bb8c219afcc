"""Keeps the secrets of MWAA out of the DEBUG logs of botocore and httpcore.

Both log whole requests and responses: AWS's response contains the web login token, Airflow's the
session cookie, and a request to AWS the session token of temporary credentials.
"""

from __future__ import annotations

import logging
import re

LOGGERS = (
    *("botocore.auth", "botocore.endpoint", "botocore.parsers"),
    *("httpcore.http11", "httpcore.http2"),
)
# The name of a secret, the characters between the name and the value, and the value.
SECRETS = re.compile(
    r"""(
        WebToken["']\s*:\s*["'] | set-cookie["'],\s*b?["'] | x-amz-security-token["']?[:,]\s*b?["']?
    )[^"'\s]+""",
    re.IGNORECASE | re.VERBOSE,
)


class _Redaction(logging.Filter):
    def filter(self, record: logging.LogRecord) -> bool:
        text = record.getMessage()
        shown = SECRETS.sub(r"\1…", text)
        if shown != text:
            record.msg, record.args = shown, None
        return True


_REDACTION = _Redaction()


def keep_secrets_out_of_logs() -> None:
    for name in LOGGERS:
        logging.getLogger(name).addFilter(_REDACTION)  # does nothing the second time
