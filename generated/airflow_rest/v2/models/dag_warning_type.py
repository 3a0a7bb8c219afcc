from enum import StrEnum


class DagWarningType(StrEnum):
    ASSET_CONFLICT = "asset conflict"
    DUPLICATE_DAG_ID = "duplicate dag id"
    NON_EXISTENT_POOL = "non-existent pool"
    RUNTIME_VARYING_VALUE = "runtime varying value"
    TASK_GROUP_CYCLE = "task group cycle"

    def __str__(self) -> str:
        return self.value

    @classmethod
    def _missing_(cls, value: object) -> "DagWarningType | None":
        """Keep a value that a newer server invented instead of refusing the whole answer."""
        if not isinstance(value, str):
            return None
        member = str.__new__(cls, value)
        member._name_ = value
        member._value_ = value
        return member
