from enum import StrEnum


class ReactAppResponseDestination(StrEnum):
    ASSET = "asset"
    BASE = "base"
    DAG = "dag"
    DAG_OVERVIEW = "dag_overview"
    DAG_RUN = "dag_run"
    DASHBOARD = "dashboard"
    NAV = "nav"
    TASK = "task"
    TASK_INSTANCE = "task_instance"
    TASK_OVERVIEW = "task_overview"

    def __str__(self) -> str:
        return self.value

    @classmethod
    def _missing_(cls, value: object) -> "ReactAppResponseDestination | None":
        """Keep a value that a newer server invented instead of refusing the whole answer."""
        if not isinstance(value, str):
            return None
        member = str.__new__(cls, value)
        member._name_ = value
        member._value_ = value
        return member
