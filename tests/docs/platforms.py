"""Writes the table in docs/auth.md: platforms, their credentials, and what they were tested on.

python -m tests.docs.platforms

A test or a test module is marked with `pytest.mark.platform(name, on=…)`: the platform that it
tests, and whether it runs on a real server or an imitation. The table lists only what these marks
say.
"""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

ROOT = Path(__file__).parents[2]
PAGE = ROOT / "docs" / "auth.md"
BEGIN, END = "<!-- platforms: python -m tests.docs.platforms -->", "<!-- end of platforms -->"


class Platform(NamedTuple):
    """A row: the name used in marks, the title shown to readers, and the credentials."""

    name: str
    title: str
    credentials: str


PLATFORMS = (
    Platform("simple", "Airflow 3, simple auth manager", "`PasswordAuth`"),
    Platform("fab", "Airflow 3, FAB auth manager", "`PasswordAuth`"),
    Platform("keycloak", "Airflow 3, Keycloak auth manager", "`ClientCredentials`, `PasswordAuth`"),
    Platform("basic", "Airflow 2, `basic_auth`", "`PasswordAuth`"),
    Platform("kerberos", "Airflow 2, `kerberos_auth`", "`HTTPSPNEGOAuth` of httpx-gssapi"),
    Platform("mwaa", "Amazon MWAA, Airflow 2 and 3", "`Mwaa`"),
    Platform("composer", "Google Cloud Composer 2 and 3", "`GoogleCredentials`"),
    Platform("iap", "Behind Google's Identity-Aware Proxy", "`BehindGateway(GoogleIdToken(…), …)`"),
    Platform("astronomer", "Astronomer", "`BearerToken`"),
    Platform("gateway", "Behind nginx, Istio or another gateway", "`BehindGateway`"),
    Platform("oauth2", "Tokens of Entra ID, Okta, Auth0, …", "`OAuth2ClientCredentials`"),
    Platform("azure", "Managed identity of Azure", "`BearerTokenProvider`, azure-identity"),
    Platform("vault", "Secrets in Vault", "`BearerTokenProvider`, hvac"),
    Platform("sigv4", "Amazon API Gateway with IAM", "SigV4 of botocore"),
    Platform("mtls", "Client certificates (mTLS)", "`NoAuth`, and `verify=`"),
)


def compose() -> str:
    """The block between the two markers."""
    tested = _tested()
    lines = [BEGIN, "", "| Airflow | credentials | tested with |", "| --- | --- | --- |"]
    for platform in PLATFORMS:
        on = "; ".join(sorted(tested.pop(platform.name, {"nothing yet"})))
        lines.append(f"| {platform.title} | {platform.credentials} | {on} |")
    if tested:
        raise ValueError(f"marks of tests name platforms that are not listed: {sorted(tested)}")
    return "\n".join([*lines, "", END])


def current() -> str:
    text = PAGE.read_text()
    return text[text.index(BEGIN) : text.index(END) + len(END)]


def _tested() -> dict[str, set[str]]:
    """Platform → what its tests run on."""
    found: dict[str, set[str]] = {}
    for path in sorted((ROOT / "tests").rglob("test_*.py")):
        for name, on in _marks(ast.parse(path.read_text())):
            found.setdefault(name, set()).add(on)
    return found


def _marks(tree: ast.Module) -> Iterator[tuple[str, str]]:
    for node in ast.walk(tree):
        if isinstance(node, ast.Call) and ast.unparse(node.func) == "pytest.mark.platform":
            (name,), (on,) = node.args, node.keywords
            yield ast.literal_eval(name), ast.literal_eval(on.value)


def main() -> None:
    PAGE.write_text(PAGE.read_text().replace(current(), compose()))


if __name__ == "__main__":
    main()
