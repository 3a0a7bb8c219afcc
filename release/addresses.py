"""The addresses of a company, which the README on the package's page and the site show.

The pages and the README name example addresses. The settings in `pyproject.toml` replace them:
for the package's page as a metadata hook of hatchling, for the site in `docs/conf.py`.
"""

from __future__ import annotations

import re
import tomllib
from pathlib import Path
from typing import Any

from hatchling.metadata.plugin.interface import MetadataHookInterface

_INDEX = "https://pypi.example.internal"
_DOCUMENTATION = "https://docs.example.internal/airflow-trigger"
_ISSUES = "https://git.example.internal/data/airflow-trigger/issues"
_CONTACT = "airflow-trigger@example.internal"
_PAGE = re.compile(r"\]\(docs/([\w/-]+)\.md(#[\w-]+)?\)")
_INCLUDED = re.compile(r"\]\((CHANGELOG|CONTRIBUTING)\.md\)")
_SOURCE_FILE = re.compile(r"\]\(((?:examples|LICENSE)[\w/.]*)\)")


def upload_url(index_url: str) -> str:
    """Where files are uploaded to by default: the URL that is installed from, without `/simple`."""
    return f"{index_url.rstrip('/').removesuffix('/simple')}/"


def replaced(text: str, pyproject: str) -> str:
    """The text of a page, with the addresses of the settings instead of the example addresses."""
    settings = tomllib.loads(pyproject)
    index = settings["tool"]["airflow-trigger"]["index-url"].rstrip("/")
    urls = settings["project"]["urls"]
    text = text.replace(_DOCUMENTATION, urls["Documentation"].rstrip("/"))
    text = text.replace(_ISSUES, urls["Issues"])
    text = text.replace(_CONTACT, settings["project"]["maintainers"][0]["email"])
    # First the longer one: the URL of the uploads is its beginning.
    pattern = re.compile(rf"{re.escape(_INDEX)}/(simple\b)?")
    return pattern.sub(lambda match: index if match[1] else upload_url(index), text)


def package_page(readme: str, pyproject: str) -> str:
    """The README for the page of the package, where relative links would lead nowhere."""
    settings = tomllib.loads(pyproject)
    docs = settings["project"]["urls"]["Documentation"].rstrip("/")
    files = settings["tool"]["airflow-trigger"]["files-url"].rstrip("/")
    text = replaced(readme, pyproject)
    text = _PAGE.sub(rf"]({docs}/\1.html\2)", text)
    text = _INCLUDED.sub(lambda match: f"]({docs}/{match[1].lower()}.html)", text)
    return _SOURCE_FILE.sub(rf"]({files}/\1)", text)


def examples(pyproject: str) -> list[str]:
    """The settings of pyproject.toml that users would see, and that are still examples."""
    settings = tomllib.loads(pyproject)
    project = settings["project"]
    shown = {f"project.urls.{label}": url for label, url in project.get("urls", {}).items()}
    for maintainer in project.get("maintainers", []):
        shown["project.maintainers"] = maintainer.get("email", "")
    for name, url in settings.get("tool", {}).get("airflow-trigger", {}).items():
        shown[f"tool.airflow-trigger.{name}"] = url
    return [name for name, value in shown.items() if "example.internal" in value]


class PackagePage(MetadataHookInterface):
    """Hatchling finds it by its base class."""

    def update(self, metadata: dict[str, Any]) -> None:
        root = Path(self.root)
        pyproject = (root / "pyproject.toml").read_text()
        text = package_page((root / "README.md").read_text(), pyproject)
        metadata["readme"] = {"content-type": "text/markdown", "text": text}
