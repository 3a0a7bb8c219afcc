"""A fake Airflow server for testing services that trigger DAG runs.

>>> from airflow_trigger.testing import FakeAirflow
>>> fake = FakeAirflow(version="3.3.2")
>>> fake.add_dag("sales", params={"dataset_name": {"type": "string"}})
>>> with fake.client() as airflow:
...     run = airflow.trigger("sales", {"dataset_name": "monthly_sales"})
>>> fake.triggered("sales")
[{'dataset_name': 'monthly_sales'}]

pytest finds the fixtures `fake_airflow`, `airflow_client` and `async_airflow_client`
(`airflow_trigger.testing.plugin`) without configuration. `python -m airflow_trigger.testing` runs
the same fake as a local HTTP server, for services in other processes or languages.

Each name is imported on first use; `import airflow_trigger` imports nothing from this package.
"""

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from airflow_trigger.testing._access import AuthBackend, AuthManager, Permission
    from airflow_trigger.testing._gateway import Gateway, GatewayRefusal
    from airflow_trigger.testing._health import HealthStatus
    from airflow_trigger.testing._params import ParamDeclaration
    from airflow_trigger.testing._settings import ClientSettings
    from airflow_trigger.testing._state import DagState, Outcome
    from airflow_trigger.testing._tasks import TaskStateName
    from airflow_trigger.testing._wire import Operation, ReceivedRequest, Target
    from airflow_trigger.testing.fake import FakeAirflow
else:
    from importlib import import_module

    _MODULES = {
        "AuthBackend": "_access",
        "AuthManager": "_access",
        "ClientSettings": "_settings",
        "DagState": "_state",
        "FakeAirflow": "fake",
        "Gateway": "_gateway",
        "GatewayRefusal": "_gateway",
        "HealthStatus": "_health",
        "Operation": "_wire",
        "Outcome": "_state",
        "ParamDeclaration": "_params",
        "Permission": "_access",
        "ReceivedRequest": "_wire",
        "Target": "_wire",
        "TaskStateName": "_tasks",
    }

    def __getattr__(name: str) -> object:
        if name not in _MODULES:
            raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
        value = getattr(import_module(f"{__name__}.{_MODULES[name]}"), name)
        globals()[name] = value
        return value

    def __dir__() -> list[str]:
        return sorted({*globals(), *_MODULES})


__all__ = [
    "AuthBackend",
    "AuthManager",
    "ClientSettings",
    "DagState",
    "FakeAirflow",
    "Gateway",
    "GatewayRefusal",
    "HealthStatus",
    "Operation",
    "Outcome",
    "ParamDeclaration",
    "Permission",
    "ReceivedRequest",
    "Target",
    "TaskStateName",
]
