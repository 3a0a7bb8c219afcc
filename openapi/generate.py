"""Build `generated/airflow_rest` from the pinned specs: `make generate`, `make check-generated`.

openapi-python-client is used as a library, because its command cannot generate a plain
`dict[str, Any]` for a free-form object.
"""

from __future__ import annotations

import argparse
import filecmp
import json
import os
import shutil
import sys
import tempfile
from collections.abc import Sequence
from pathlib import Path

from openapi_python_client import Project
from openapi_python_client.config import Config, ConfigFile, MetaType
from openapi_python_client.parser import GeneratorData
from openapi_python_client.parser.errors import GeneratorError
from ruamel.yaml.error import YAMLError

from openapi import code
from openapi.free_form import use_plain_dictionaries
from openapi.overlay import OverlayError, apply
from openapi.prepare import prepare
from openapi.specs import APIS, HERE, Api, Document, load_newest, load_older, load_yaml

TARGET = HERE.parent / "generated" / "airflow_rest"
PACKAGE_DOCSTRING = (
    '"""Typed clients of Airflow REST APIs, written by `make generate`. Do not edit."""\n'
)


class GenerationError(Exception):
    """The generator skipped something, or printed a warning."""


def prepared_document(api: Api) -> Document:
    overlay = overlay_of(api)
    try:
        repaired = apply(load_newest(api), load_yaml(overlay))
    except (OverlayError, YAMLError) as error:
        raise GenerationError(f"mend openapi/overlays/{overlay.name}: {error}") from error
    return prepare(repaired, load_older(api))


def overlay_of(api: Api) -> Path:
    return HERE / "overlays" / f"{api}.yaml"


def use_pinned_formatter() -> None:
    """Put the pinned ruff first on the PATH, where the generator looks for it."""
    os.environ["PATH"] = f"{Path(sys.executable).parent}{os.pathsep}{os.environ['PATH']}"


def generate(document: Document, target: Path) -> None:
    """Write the client package of one prepared document.

    Raises:
        GenerationError: The generator skipped anything, or printed a warning.
    """
    with tempfile.TemporaryDirectory() as folder:
        source = Path(folder) / "openapi.json"
        source.write_text(json.dumps(document, default=str))
        config = Config.from_sources(
            ConfigFile.load_from_path(HERE / "generator.yaml"),
            MetaType.NONE,
            document_source=source,
            file_encoding="utf-8",
            overwrite=False,
            output_path=target,
        )
        data = GeneratorData.from_dict(document, config=config)
        if isinstance(data, GeneratorError):
            raise GenerationError(f"{data.header}: {data.detail}")
        use_plain_dictionaries(data)
        project = Project(openapi=data, config=config, custom_template_path=HERE / "templates")
        project.env.filters |= {function.__name__: function for function in code.FILTERS}
        try:
            for collection in data.endpoint_collections_by_tag.values():
                for endpoint in collection.endpoints:
                    code.refuse_unsupported(endpoint)
            errors = project.build()
        except code.NotSupported as problem:
            raise GenerationError(str(problem)) from problem
        _raise_for(errors)


def _raise_for(errors: Sequence[GeneratorError]) -> None:
    if errors:
        raise GenerationError("\n".join(f"{error.header}: {error.detail}" for error in errors))


def generate_all(target: Path) -> None:
    """Remove and rebuild the whole package of both APIs."""
    shutil.rmtree(target, ignore_errors=True)
    target.mkdir(parents=True)
    (target / "__init__.py").write_text(PACKAGE_DOCSTRING)
    (target / "py.typed").touch()
    for api in APIS:
        generate(prepared_document(api), target / api)


def differences(left: Path, right: Path) -> list[str]:
    """The relative paths of files that differ between the folders."""
    names = {
        path.relative_to(root)
        for root in (left, right)
        for path in root.rglob("*")
        if path.is_file() and path.suffix != ".pyc"
    }
    return sorted(str(name) for name in names if not _same(left / name, right / name))


def _same(left: Path, right: Path) -> bool:
    return left.exists() and right.exists() and filecmp.cmp(left, right, shallow=False)


def check() -> None:
    with tempfile.TemporaryDirectory() as folder:
        fresh = Path(folder) / TARGET.name
        generate_all(fresh)
        changed = differences(fresh, TARGET)
    if changed:
        listed = "".join(f"\n  generated/{TARGET.name}/{name}" for name in changed[:10])
        raise GenerationError(
            f"{len(changed)} files in generated/ are not what openapi/ builds:{listed}\n"
            "Never edit generated/ by hand: change an overlay, a template or openapi/prepare.py, "
            "run `make generate` and commit openapi/ and generated/ together."
        )


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--check", action="store_true", help="change nothing, fail on a difference")
    use_pinned_formatter()
    if parser.parse_args().check:
        check()
    else:
        generate_all(TARGET)


if __name__ == "__main__":
    try:
        main()
    except GenerationError as error:
        sys.exit(f"make generate: {error}")
