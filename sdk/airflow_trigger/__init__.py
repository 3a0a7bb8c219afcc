"""Trigger Airflow DAG runs over HTTP, without duplicates, on Airflow 2 and 3.

>>> from airflow_trigger import AirflowClient
>>> def start(token: str) -> None:
...     with AirflowClient("https://airflow.example.internal", auth=token) as airflow:
...         run = airflow.trigger("sales", conf={"dataset_name": "monthly_sales"})
...         run = airflow.wait(run, timeout=600)

Each name is imported on first use (PEP 562), so importing the package is fast.
"""

# Type checkers recognize the name; importing it from typing would take longer than all the rest.
TYPE_CHECKING = False

if TYPE_CHECKING:
    from airflow_trigger._adapters.request import Operation
    from airflow_trigger._async.batch import AsyncTriggerBatch
    from airflow_trigger._sync.batch import TriggerBatch
    from airflow_trigger.async_client import AsyncAirflowClient
    from airflow_trigger.auth.bearer import BearerToken, BearerTokenFile, BearerTokenProvider
    from airflow_trigger.auth.gateway import BehindGateway, NoAuth
    from airflow_trigger.auth.google import GoogleCredentials, GoogleIdToken
    from airflow_trigger.auth.mwaa import Mwaa
    from airflow_trigger.auth.oauth2 import ClientCredentials, OAuth2ClientCredentials
    from airflow_trigger.auth.password import BasicAuth, JwtLogin, PasswordAuth
    from airflow_trigger.client import AirflowClient
    from airflow_trigger.errors import (
        AirflowTriggerError,
        ApiError,
        AssetNotFound,
        AuthenticationFailed,
        ConfError,
        ConfigError,
        Conflict,
        ConnectionFailed,
        DagNotFound,
        DagPaused,
        EventUnconfirmed,
        IdempotencyConflict,
        InvalidDate,
        InvalidRequest,
        InvalidRunId,
        NotFound,
        PermissionDenied,
        RateLimited,
        RequestTimeout,
        ResultNotFound,
        RunAlreadyExists,
        RunFailed,
        RunNotFinished,
        RunNotFound,
        ServerError,
        TriggerUnconfirmed,
        UnexpectedResponse,
        Unsupported,
        WaitTimeout,
    )
    from airflow_trigger.events import AttemptEvent, Event, OutcomeEvent, RetryEvent
    from airflow_trigger.models import (
        JSON,
        AssetEvent,
        BatchProgress,
        Conf,
        ConfCheck,
        Dag,
        DagParam,
        DagRun,
        DagRunState,
        DagRunType,
        Diagnosis,
        FailedTask,
        LogLine,
        OnFailed,
        OnPaused,
        Reason,
        ReasonKind,
        Report,
        ReportStep,
        RunFailure,
        RunRef,
        SchedulingState,
        ServerInfo,
        TaskRun,
        TaskState,
        TriggerOutcome,
        TriggerRequest,
        Verdict,
    )
    from airflow_trigger.retry import RetryPolicy
    from airflow_trigger.typed import AnyDag, RunOptions, TriggerOptions, TypedDag

    __version__: str
else:
    from importlib import import_module

    # The modules of the public names; names that are not listed here are in `errors`.
    _MODULES = {
        "_adapters.request": ("Operation",),
        "_async.batch": ("AsyncTriggerBatch",),
        "_sync.batch": ("TriggerBatch",),
        "async_client": ("AsyncAirflowClient",),
        "auth.bearer": ("BearerToken", "BearerTokenFile", "BearerTokenProvider"),
        "auth.gateway": ("BehindGateway", "NoAuth"),
        "auth.google": ("GoogleCredentials", "GoogleIdToken"),
        "auth.mwaa": ("Mwaa",),
        "auth.oauth2": ("ClientCredentials", "OAuth2ClientCredentials"),
        "auth.password": ("BasicAuth", "JwtLogin", "PasswordAuth"),
        "client": ("AirflowClient",),
        "events": ("AttemptEvent", "Event", "OutcomeEvent", "RetryEvent"),
        "models": (
            "JSON",
            "AssetEvent",
            "BatchProgress",
            "Conf",
            "ConfCheck",
            "Dag",
            "DagParam",
            "DagRun",
            "DagRunState",
            "DagRunType",
            "Diagnosis",
            "FailedTask",
            "LogLine",
            "OnFailed",
            "OnPaused",
            "Reason",
            "ReasonKind",
            "Report",
            "ReportStep",
            "RunFailure",
            "RunRef",
            "SchedulingState",
            "ServerInfo",
            "TaskRun",
            "TaskState",
            "TriggerOutcome",
            "TriggerRequest",
            "Verdict",
        ),
        "retry": ("RetryPolicy",),
        "typed": ("AnyDag", "RunOptions", "TriggerOptions", "TypedDag"),
    }
    _MODULE_OF = {name: module for module, names in _MODULES.items() for name in names}

    def __getattr__(name: str) -> object:
        if name not in __all__:
            raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
        if name == "__version__":
            from airflow_trigger._version import VERSION

            value: object = VERSION
        else:
            module = import_module(f"{__name__}.{_MODULE_OF.get(name, 'errors')}")
            value = getattr(module, name)
        globals()[name] = value
        return value

    def __dir__() -> list[str]:
        return sorted({*globals(), *__all__})


__all__ = [
    "JSON",
    "AirflowClient",
    "AirflowTriggerError",
    "AnyDag",
    "ApiError",
    "AssetEvent",
    "AssetNotFound",
    "AsyncAirflowClient",
    "AsyncTriggerBatch",
    "AttemptEvent",
    "AuthenticationFailed",
    "BasicAuth",
    "BatchProgress",
    "BearerToken",
    "BearerTokenFile",
    "BearerTokenProvider",
    "BehindGateway",
    "ClientCredentials",
    "Conf",
    "ConfCheck",
    "ConfError",
    "ConfigError",
    "Conflict",
    "ConnectionFailed",
    "Dag",
    "DagNotFound",
    "DagParam",
    "DagPaused",
    "DagRun",
    "DagRunState",
    "DagRunType",
    "Diagnosis",
    "Event",
    "EventUnconfirmed",
    "FailedTask",
    "GoogleCredentials",
    "GoogleIdToken",
    "IdempotencyConflict",
    "InvalidDate",
    "InvalidRequest",
    "InvalidRunId",
    "JwtLogin",
    "LogLine",
    "Mwaa",
    "NoAuth",
    "NotFound",
    "OAuth2ClientCredentials",
    "OnFailed",
    "OnPaused",
    "Operation",
    "OutcomeEvent",
    "PasswordAuth",
    "PermissionDenied",
    "RateLimited",
    "Reason",
    "ReasonKind",
    "Report",
    "ReportStep",
    "RequestTimeout",
    "ResultNotFound",
    "RetryEvent",
    "RetryPolicy",
    "RunAlreadyExists",
    "RunFailed",
    "RunFailure",
    "RunNotFinished",
    "RunNotFound",
    "RunOptions",
    "RunRef",
    "SchedulingState",
    "ServerError",
    "ServerInfo",
    "TaskRun",
    "TaskState",
    "TriggerBatch",
    "TriggerOptions",
    "TriggerOutcome",
    "TriggerRequest",
    "TriggerUnconfirmed",
    "TypedDag",
    "UnexpectedResponse",
    "Unsupported",
    "Verdict",
    "WaitTimeout",
    "__version__",
]
