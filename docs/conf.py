"""How Sphinx builds the site: `make docs`."""

from importlib.metadata import version as installed_version

project = "airflow-trigger"
author = copyright = "the airflow-trigger maintainers"  # noqa: A001
version = release = installed_version("airflow-trigger")

extensions = ["myst_parser", "sphinx.ext.autodoc", "sphinx.ext.napoleon"]
source_suffix = {".md": "markdown"}
exclude_patterns = ["_build"]

# A word between single backticks, as docstrings have them, is code.
default_role = "code"
maximum_signature_line_length = 88

html_theme = "furo"
html_copy_source = False
html_title = f"airflow-trigger {version}"
html_show_sphinx = False

myst_enable_extensions = ["colon_fence", "fieldlist"]
myst_heading_anchors = 3

autodoc_member_order = "bysource"
autodoc_typehints = "signature"
autodoc_typehints_format = "short"
autodoc_class_signature = "mixed"
python_use_unqualified_type_names = True
napoleon_google_docstring = True
napoleon_numpy_docstring = False
napoleon_use_ivar = True
