from enum import StrEnum


class DagRunType(StrEnum):
    ASSET_MATERIALIZATION = "asset_materialization"
    ASSET_TRIGGERED = "asset_triggered"
    BACKFILL = "backfill"
    MANUAL = "manual"
    OPERATOR_TRIGGERED = "operator_triggered"
    SCHEDULED = "scheduled"

    def __str__(self) -> str:
        return self.value

    @classmethod
    def _missing_(cls, value: object) -> "DagRunType | None":
        """Keep a value that a newer server invented instead of refusing the whole answer."""
        if not isinstance(value, str):
            return None
        member = str.__new__(cls, value)
        member._name_ = value
        member._value_ = value
        return member
