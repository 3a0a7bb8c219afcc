"""Replaces the example addresses in the documentation by those of your company.

The README and the pages contain example addresses, which the settings in `pyproject.toml` replace:
for the package's page by a metadata hook of hatchling, for the site in `docs/conf.py`.
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
    """The default upload URL: the index URL without `/simple`."""
    return f"{index_url.rstrip('/').removesuffix('/simple')}/"


def replaced(text: str, pyproject: str) -> str:
    """The text of a page, with the example addresses replaced by those of the settings."""
    settings = tomllib.loads(pyproject)
    index = settings["tool"]["airflow-trigger"]["index-url"].rstrip("/")
    urls = settings["project"]["urls"]
    text = text.replace(_DOCUMENTATION, urls["Documentation"].rstrip("/"))
    text = text.replace(_ISSUES, urls["Issues"])
    text = text.replace(_CONTACT, settings["project"]["maintainers"][0]["email"])
    # One pattern for both, as the upload URL is the beginning of the index URL.
    pattern = re.compile(rf"{re.escape(_INDEX)}/(simple\b)?")
    return pattern.sub(lambda match: index if match[1] else upload_url(index), text)


def package_page(readme: str, pyproject: str) -> str:
    """The README for the package's page, with absolute links, as relative ones would not work."""
    settings = tomllib.loads(pyproject)
    docs = settings["project"]["urls"]["Documentation"].rstrip("/")
    files = settings["tool"]["airflow-trigger"]["files-url"].rstrip("/")
    text = replaced(readme, pyproject)
    text = _PAGE.sub(rf"]({docs}/\1.html\2)", text)
    text = _INCLUDED.sub(lambda match: f"]({docs}/{match[1].lower()}.html)", text)
    return _SOURCE_FILE.sub(rf"]({files}/\1)", text)


def examples(pyproject: str) -> list[str]:
    """The settings in pyproject.toml that are visible to users and still example addresses."""
    settings = tomllib.loads(pyproject)
    project = settings["project"]
    shown = {f"project.urls.{label}": url for label, url in project.get("urls", {}).items()}
    for maintainer in project.get("maintainers", []):
        shown["project.maintainers"] = maintainer.get("email", "")
    for name, url in settings.get("tool", {}).get("airflow-trigger", {}).items():
        shown[f"tool.airflow-trigger.{name}"] = url
    return [name for name, value in shown.items() if "example.internal" in value]


class PackagePage(MetadataHookInterface):
    """The metadata hook of hatchling, which finds it by its base class."""

    def update(self, metadata: dict[str, Any]) -> None:
        root = Path(self.root)
        pyproject = (root / "pyproject.toml").read_text()
        text = package_page((root / "README.md").read_text(), pyproject)
        metadata["readme"] = {"content-type": "text/markdown", "text": text}
