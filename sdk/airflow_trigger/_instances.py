"""Instances that become a conf, as type checkers tell them; loaded by nobody else."""

from __future__ import annotations

from typing import Any, ClassVar, Protocol


class AttrsInstance(Protocol):
    """An instance of an attrs class; attrs' own protocol is empty for all checkers but mypy.

    Other checkers take such an instance for one of a dataclass, which has all of its marks.
    """

    # Any, since a variable fits no type but its own, and each attrs class has another one. It is
    # the class's variable, so that a class is refused in the place of an instance.
    __attrs_attrs__: ClassVar[Any]


class PydanticModel(Protocol):
    """A pydantic model (version 2), told by its method."""

    def model_dump(self) -> dict[str, object]: ...
