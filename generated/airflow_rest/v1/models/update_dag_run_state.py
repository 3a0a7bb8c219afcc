from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Self

from attrs import define

from ..models.update_dag_run_state_state import UpdateDagRunStateState
from ..types import (
    UNREADABLE,
    UNSET,
    OpenModel,
    Unset,
    fields_of,
)


@define(eq=False, repr=False, getstate_setstate=False)
class UpdateDagRunState(OpenModel[Any]):
    """Modify the state of a DAG run.

    *New in version 2.2.0*
    """

    state: UpdateDagRunStateState | Unset = UNSET
    """ The state to set this DagRun """

    @classmethod
    def from_dict(cls, src_dict: Mapping[str, Any]) -> Self:
        fields, model = fields_of(src_dict), cls.__new__(cls)
        try:
            model.state = (
                UpdateDagRunStateState(fields.pop("state")) if "state" in fields else UNSET
            )
        except UNREADABLE:
            model._leave_unread(src_dict, "state")
        model.additional_properties = fields
        return model
