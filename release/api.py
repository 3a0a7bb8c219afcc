"""What a user of the last release would miss: public names that are gone or changed (griffe)."""

from __future__ import annotations

import io
import tarfile
import tempfile
from collections.abc import Iterator
from pathlib import Path

import griffe

from release import PACKAGES, git


def breaks_since(root: Path, tag: str) -> list[str]:
    """The breaking changes of the working tree since a tag, a line for each."""
    with tempfile.TemporaryDirectory() as folder:
        archive = git.output(root, "archive", tag, *PACKAGES.values())
        with tarfile.open(fileobj=io.BytesIO(archive)) as files:
            files.extractall(folder, filter="data")
        return breaks(Path(folder), root)


def breaks(old: Path, new: Path) -> list[str]:
    """The same between two trees. Names that begin with an underscore are nobody's business.

    Types of parameters, results and attributes are not compared, nor are the parameters of the
    classes that attrs makes.
    """
    before, after = _load(old), _load(new)
    lines = {
        _path(breakage): breakage.kind.value.lower()
        for package in PACKAGES
        for breakage in griffe.find_breaking_changes(before[package], after[package])
    }
    # griffe only looks whether a name can still be found in its module.
    still = {name for package in PACKAGES for name in _exported(after[package])}
    for package in PACKAGES:
        for name in _exported(before[package]):
            if name not in still:
                lines.setdefault(name, "public object was taken out of __all__")
    return [f"{path}: {what}" for path, what in sorted(lines.items())]


def _load(root: Path) -> griffe.ModulesCollection:
    loader = griffe.GriffeLoader(
        search_paths=[root / folder for folder in PACKAGES.values()],
        allow_inspection=False,
    )
    for package in PACKAGES:
        loader.load(package)
    return loader.modules_collection


def _exported(module: griffe.Module) -> Iterator[str]:
    """The names in `__all__`, of this module and the public ones below."""
    for name in module.exports or ():
        yield f"{module.path}.{name}"
    for inner in module.modules.values():
        if not inner.is_alias and inner.is_public:
            yield from _exported(inner)


def _path(breakage: griffe.Breakage) -> str:
    changed = breakage.old_value if breakage.old_value is not None else breakage.new_value
    path = breakage.obj.path
    return f"{path}({changed.name})" if isinstance(changed, griffe.Parameter) else path
