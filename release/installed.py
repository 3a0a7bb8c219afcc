"""Check that both packages are installed here, complete, typed and with the right version.

python -I release/installed.py; without -I, Python also searches the working folder and PYTHONPATH.
"""

import importlib
import sys
import tomllib
from pathlib import Path

for name in ("airflow_trigger", "airflow_rest"):
    folder = Path(str(importlib.import_module(name).__file__)).parent
    if not folder.is_relative_to(sys.prefix):
        sys.exit(f"{name} comes from {folder}, not from the wheel")
    if not (folder / "py.typed").is_file():
        sys.exit(f"{name} has no py.typed")

package = importlib.import_module("airflow_trigger")
for name in package.__all__:
    getattr(package, name)

wanted = tomllib.loads(Path("pyproject.toml").read_text())["project"]["version"]
if package.__version__ != wanted:
    sys.exit(f"version {package.__version__} is installed, not {wanted}")
