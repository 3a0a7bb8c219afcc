"""How Sphinx builds the site: `make docs`."""

from __future__ import annotations

import re
import sys
import tomllib
from importlib.metadata import version as installed_version
from pathlib import Path
from typing import TYPE_CHECKING

from sphinx.pycode import ModuleAnalyzer

if TYPE_CHECKING:
    from sphinx.application import Sphinx

_ROOT = Path(__file__).parents[1]
_EXTENSIONS = _ROOT / "docs" / "_extensions"
sys.path[:0] = [str(_EXTENSIONS), str(_ROOT)]
_PYPROJECT = (_ROOT / "pyproject.toml").read_text()

project = "airflow-trigger"
author = copyright = "the airflow-trigger maintainers"  # noqa: A001
version = release = installed_version("airflow-trigger")

extensions = [
    "myst_parser",
    "sphinx.ext.autodoc",
    "sphinx.ext.napoleon",
    "sphinx.ext.viewcode",
    "sphinx_copybutton",
    "sphinx_design",
    "descriptions",
    "line_breaks",
    "search_words",
    "summaries",
]
source_suffix = {".md": "markdown"}
exclude_patterns = ["_build"]
templates_path = ["_templates"]

# Single backticks in docstrings mark code.
default_role = "code"
maximum_signature_line_length = 88

html_theme = "furo"
pygments_dark_style = "github-dark"
html_copy_source = False
html_title = f"airflow-trigger {version}"
html_favicon = "_static/brand/favicon.svg"
html_show_sphinx = False
html_static_path = ["_static"]
html_css_files = ["custom.css"]
html_search_scorer = str(_EXTENSIONS / "scorer.js")
html_context = {"project_urls": tomllib.loads(_PYPROJECT)["project"]["urls"]}
html_theme_options = {
    "light_logo": "brand/logo-light.svg",
    "dark_logo": "brand/logo-dark.svg",
    "light_css_variables": {
        "color-brand-primary": "#4338b8",
        "color-brand-content": "#4338b8",
        "color-brand-visited": "#6d3aa8",
    },
    "dark_css_variables": {
        "color-brand-primary": "#b3acff",
        "color-brand-content": "#b3acff",
        "color-brand-visited": "#cda8f0",
    },
}
toc_object_entries_show_parents = "hide"

# Commands are copied without prompts and output. Blocks of program output get
# no copy button.
copybutton_selector = "div:not(.highlight-text) > div.highlight pre"
copybutton_prompt_text = "$ "
copybutton_line_continuation_character = "\\"
copybutton_here_doc_delimiter = "EOF"

myst_enable_extensions = [
    "attrs_block",
    "attrs_inline",
    "colon_fence",
    "deflist",
]
myst_heading_anchors = 3

autodoc_member_order = "bysource"
autodoc_typehints = "signature"
autodoc_typehints_format = "short"
# Show these type aliases by name, not expanded.
_ALIASES = (
    "AnyDag",
    "AuthBackend",
    "AuthManager",
    "Conf",
    "ConfCheck",
    "DagState",
    "Event",
    "GatewayRefusal",
    "HealthStatus",
    "JSON",
    "OnPaused",
    "Outcome",
    "Permission",
    "ProvidedToken",
    "Target",
    "TaskStateName",
)
autodoc_type_aliases = {name: name for name in _ALIASES}
autodoc_class_signature = "mixed"
python_use_unqualified_type_names = True
napoleon_google_docstring = True
napoleon_numpy_docstring = False
napoleon_use_ivar = True

# Shown without a signature, like exceptions: users do not create these.
_NOT_CALLED = re.compile(r"airflow_trigger\.(Async)?TriggerBatch$")
# How Sphinx writes aliases in unions, and types that it cannot resolve.
_ODD = re.compile(r"TypeAliasForwardRef\('(\w+)'\)|~[\w.]*\.~?(\w+)|~(\w+)")


def readable(
    app: Sphinx,
    what: str,
    name: str,
    value: object,
    options: object,
    given: str | None,
    result: str | None,
) -> tuple[str | None, str | None]:
    """Write a signature as in the code."""
    if what == "exception" or _NOT_CALLED.match(name):
        return "", None
    return _plain(given), _plain(result)


def _plain(text: str | None) -> str | None:
    if text is None:
        return None
    text = text.replace("*args: ~typing.~P", "*args: P.args")
    text = text.replace("**kwargs: ~typing.~P", "**kwargs: P.kwargs")
    return _ODD.sub(lambda match: match[match.lastindex or 0], text)


_analyze = ModuleAnalyzer.analyze


def analyze_for_readers(analyzer: ModuleAnalyzer) -> None:
    """Hide overloads for typed DAGs: the implementation has all arguments."""
    _analyze(analyzer)
    for name, listed in list(analyzer.overloads.items()):
        if "ConfAfterDag" in str(listed):
            del analyzer.overloads[name]


def name_own_addresses(app: Sphinx, page: str, source: list[str]) -> None:
    """Replace the example addresses by those of the settings."""
    from release.addresses import replaced

    source[0] = replaced(source[0], _PYPROJECT)


def setup(app: Sphinx) -> None:
    app.connect("source-read", name_own_addresses)
    ModuleAnalyzer.analyze = analyze_for_readers
    app.connect("autodoc-process-signature", readable)
