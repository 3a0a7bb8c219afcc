from enum import StrEnum


class ExternalViewResponseDestination(StrEnum):
    ASSET = "asset"
    BASE = "base"
    DAG = "dag"
    DAG_RUN = "dag_run"
    NAV = "nav"
    TASK = "task"
    TASK_INSTANCE = "task_instance"

    def __str__(self) -> str:
        return self.value

    @classmethod
    def _missing_(cls, value: object) -> "ExternalViewResponseDestination | None":
        """Keep a value that a newer server invented instead of refusing the whole answer."""
        if not isinstance(value, str):
            return None
        member = str.__new__(cls, value)
        member._name_ = value
        member._value_ = value
        return member
