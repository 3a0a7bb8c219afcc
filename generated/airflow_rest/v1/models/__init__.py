"""All data models used in requests and answers, each loaded on first use (PEP 562)."""

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from .action import Action
    from .action_collection import ActionCollection
    from .action_resource import ActionResource
    from .basic_dag_run import BasicDAGRun
    from .class_reference import ClassReference
    from .clear_dag_run import ClearDagRun
    from .clear_task_instances import ClearTaskInstances
    from .collection_info import CollectionInfo
    from .config import Config
    from .config_option import ConfigOption
    from .config_section import ConfigSection
    from .connection import Connection
    from .connection_collection import ConnectionCollection
    from .connection_collection_item import ConnectionCollectionItem
    from .connection_test import ConnectionTest
    from .create_dataset_event import CreateDatasetEvent
    from .cron_expression import CronExpression
    from .dag import DAG
    from .dag_collection import DAGCollection
    from .dag_detail import DAGDetail
    from .dag_processor_status import DagProcessorStatus
    from .dag_run import DAGRun
    from .dag_run_collection import DAGRunCollection
    from .dag_run_run_type import DAGRunRunType
    from .dag_schedule_dataset_reference import DagScheduleDatasetReference
    from .dag_state import DagState
    from .dag_stats_collection_item import DagStatsCollectionItem
    from .dag_stats_collection_schema import DagStatsCollectionSchema
    from .dag_stats_state_collection_item import DagStatsStateCollectionItem
    from .dag_warning import DagWarning
    from .dag_warning_collection import DagWarningCollection
    from .dataset import Dataset
    from .dataset_collection import DatasetCollection
    from .dataset_event import DatasetEvent
    from .dataset_event_collection import DatasetEventCollection
    from .event_log import EventLog
    from .event_log_collection import EventLogCollection
    from .extra_link import ExtraLink
    from .extra_link_collection import ExtraLinkCollection
    from .get_dag_source_response_200 import GetDagSourceResponse200
    from .get_log_response_200 import GetLogResponse200
    from .get_providers_response_200 import GetProvidersResponse200
    from .health_info import HealthInfo
    from .health_status import HealthStatus
    from .import_error import ImportError_
    from .import_error_collection import ImportErrorCollection
    from .job import Job
    from .list_dag_runs_form import ListDagRunsForm
    from .list_task_instance_form import ListTaskInstanceForm
    from .metadatabase_status import MetadatabaseStatus
    from .plugin_collection import PluginCollection
    from .plugin_collection_item import PluginCollectionItem
    from .pool import Pool
    from .pool_collection import PoolCollection
    from .provider import Provider
    from .provider_collection import ProviderCollection
    from .queued_event import QueuedEvent
    from .queued_event_collection import QueuedEventCollection
    from .relative_delta import RelativeDelta
    from .resource import Resource
    from .role import Role
    from .role_collection import RoleCollection
    from .scheduler_status import SchedulerStatus
    from .set_dag_run_note import SetDagRunNote
    from .set_task_instance_note import SetTaskInstanceNote
    from .sla_miss import SLAMiss
    from .tag import Tag
    from .task import Task
    from .task_collection import TaskCollection
    from .task_extra_links_item import TaskExtraLinksItem
    from .task_failed_dependency import TaskFailedDependency
    from .task_instance import TaskInstance
    from .task_instance_collection import TaskInstanceCollection
    from .task_instance_dependency_collection import TaskInstanceDependencyCollection
    from .task_instance_history import TaskInstanceHistory
    from .task_instance_history_collection import TaskInstanceHistoryCollection
    from .task_instance_reference import TaskInstanceReference
    from .task_instance_reference_collection import TaskInstanceReferenceCollection
    from .task_outlet_dataset_reference import TaskOutletDatasetReference
    from .task_state import TaskState
    from .time_delta import TimeDelta
    from .trigger import Trigger
    from .trigger_rule import TriggerRule
    from .triggerer_status import TriggererStatus
    from .update_dag_run_state import UpdateDagRunState
    from .update_dag_run_state_state import UpdateDagRunStateState
    from .update_task_instance import UpdateTaskInstance
    from .update_task_instances_state import UpdateTaskInstancesState
    from .update_task_state import UpdateTaskState
    from .user import User
    from .user_collection import UserCollection
    from .user_collection_item import UserCollectionItem
    from .user_collection_item_roles_item_type_0 import UserCollectionItemRolesItemType0
    from .variable import Variable
    from .variable_collection import VariableCollection
    from .variable_collection_item import VariableCollectionItem
    from .version_info import VersionInfo
    from .x_com import XCom
    from .x_com_collection import XComCollection
    from .x_com_collection_item import XComCollectionItem
else:
    from importlib import import_module

    _MODULES = {
        "Action": ".action",
        "ActionCollection": ".action_collection",
        "ActionResource": ".action_resource",
        "BasicDAGRun": ".basic_dag_run",
        "ClassReference": ".class_reference",
        "ClearDagRun": ".clear_dag_run",
        "ClearTaskInstances": ".clear_task_instances",
        "CollectionInfo": ".collection_info",
        "Config": ".config",
        "ConfigOption": ".config_option",
        "ConfigSection": ".config_section",
        "Connection": ".connection",
        "ConnectionCollection": ".connection_collection",
        "ConnectionCollectionItem": ".connection_collection_item",
        "ConnectionTest": ".connection_test",
        "CreateDatasetEvent": ".create_dataset_event",
        "CronExpression": ".cron_expression",
        "DAG": ".dag",
        "DAGCollection": ".dag_collection",
        "DAGDetail": ".dag_detail",
        "DagProcessorStatus": ".dag_processor_status",
        "DAGRun": ".dag_run",
        "DAGRunCollection": ".dag_run_collection",
        "DAGRunRunType": ".dag_run_run_type",
        "DagScheduleDatasetReference": ".dag_schedule_dataset_reference",
        "DagState": ".dag_state",
        "DagStatsCollectionItem": ".dag_stats_collection_item",
        "DagStatsCollectionSchema": ".dag_stats_collection_schema",
        "DagStatsStateCollectionItem": ".dag_stats_state_collection_item",
        "DagWarning": ".dag_warning",
        "DagWarningCollection": ".dag_warning_collection",
        "Dataset": ".dataset",
        "DatasetCollection": ".dataset_collection",
        "DatasetEvent": ".dataset_event",
        "DatasetEventCollection": ".dataset_event_collection",
        "EventLog": ".event_log",
        "EventLogCollection": ".event_log_collection",
        "ExtraLink": ".extra_link",
        "ExtraLinkCollection": ".extra_link_collection",
        "GetDagSourceResponse200": ".get_dag_source_response_200",
        "GetLogResponse200": ".get_log_response_200",
        "GetProvidersResponse200": ".get_providers_response_200",
        "HealthInfo": ".health_info",
        "HealthStatus": ".health_status",
        "ImportError_": ".import_error",
        "ImportErrorCollection": ".import_error_collection",
        "Job": ".job",
        "ListDagRunsForm": ".list_dag_runs_form",
        "ListTaskInstanceForm": ".list_task_instance_form",
        "MetadatabaseStatus": ".metadatabase_status",
        "PluginCollection": ".plugin_collection",
        "PluginCollectionItem": ".plugin_collection_item",
        "Pool": ".pool",
        "PoolCollection": ".pool_collection",
        "Provider": ".provider",
        "ProviderCollection": ".provider_collection",
        "QueuedEvent": ".queued_event",
        "QueuedEventCollection": ".queued_event_collection",
        "RelativeDelta": ".relative_delta",
        "Resource": ".resource",
        "Role": ".role",
        "RoleCollection": ".role_collection",
        "SchedulerStatus": ".scheduler_status",
        "SetDagRunNote": ".set_dag_run_note",
        "SetTaskInstanceNote": ".set_task_instance_note",
        "SLAMiss": ".sla_miss",
        "Tag": ".tag",
        "Task": ".task",
        "TaskCollection": ".task_collection",
        "TaskExtraLinksItem": ".task_extra_links_item",
        "TaskFailedDependency": ".task_failed_dependency",
        "TaskInstance": ".task_instance",
        "TaskInstanceCollection": ".task_instance_collection",
        "TaskInstanceDependencyCollection": ".task_instance_dependency_collection",
        "TaskInstanceHistory": ".task_instance_history",
        "TaskInstanceHistoryCollection": ".task_instance_history_collection",
        "TaskInstanceReference": ".task_instance_reference",
        "TaskInstanceReferenceCollection": ".task_instance_reference_collection",
        "TaskOutletDatasetReference": ".task_outlet_dataset_reference",
        "TaskState": ".task_state",
        "TimeDelta": ".time_delta",
        "Trigger": ".trigger",
        "TriggerRule": ".trigger_rule",
        "TriggererStatus": ".triggerer_status",
        "UpdateDagRunState": ".update_dag_run_state",
        "UpdateDagRunStateState": ".update_dag_run_state_state",
        "UpdateTaskInstance": ".update_task_instance",
        "UpdateTaskInstancesState": ".update_task_instances_state",
        "UpdateTaskState": ".update_task_state",
        "User": ".user",
        "UserCollection": ".user_collection",
        "UserCollectionItem": ".user_collection_item",
        "UserCollectionItemRolesItemType0": ".user_collection_item_roles_item_type_0",
        "Variable": ".variable",
        "VariableCollection": ".variable_collection",
        "VariableCollectionItem": ".variable_collection_item",
        "VersionInfo": ".version_info",
        "XCom": ".x_com",
        "XComCollection": ".x_com_collection",
        "XComCollectionItem": ".x_com_collection_item",
    }

    def __getattr__(name: str) -> object:
        if name not in _MODULES:
            raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
        value = getattr(import_module(_MODULES[name], __name__), name)
        globals()[name] = value
        return value

    def __dir__() -> list[str]:
        return sorted({*globals(), *_MODULES})


__all__ = (
    "DAG",
    "Action",
    "ActionCollection",
    "ActionResource",
    "BasicDAGRun",
    "ClassReference",
    "ClearDagRun",
    "ClearTaskInstances",
    "CollectionInfo",
    "Config",
    "ConfigOption",
    "ConfigSection",
    "Connection",
    "ConnectionCollection",
    "ConnectionCollectionItem",
    "ConnectionTest",
    "CreateDatasetEvent",
    "CronExpression",
    "DAGCollection",
    "DAGDetail",
    "DAGRun",
    "DAGRunCollection",
    "DAGRunRunType",
    "DagProcessorStatus",
    "DagScheduleDatasetReference",
    "DagState",
    "DagStatsCollectionItem",
    "DagStatsCollectionSchema",
    "DagStatsStateCollectionItem",
    "DagWarning",
    "DagWarningCollection",
    "Dataset",
    "DatasetCollection",
    "DatasetEvent",
    "DatasetEventCollection",
    "EventLog",
    "EventLogCollection",
    "ExtraLink",
    "ExtraLinkCollection",
    "GetDagSourceResponse200",
    "GetLogResponse200",
    "GetProvidersResponse200",
    "HealthInfo",
    "HealthStatus",
    "ImportErrorCollection",
    "ImportError_",
    "Job",
    "ListDagRunsForm",
    "ListTaskInstanceForm",
    "MetadatabaseStatus",
    "PluginCollection",
    "PluginCollectionItem",
    "Pool",
    "PoolCollection",
    "Provider",
    "ProviderCollection",
    "QueuedEvent",
    "QueuedEventCollection",
    "RelativeDelta",
    "Resource",
    "Role",
    "RoleCollection",
    "SLAMiss",
    "SchedulerStatus",
    "SetDagRunNote",
    "SetTaskInstanceNote",
    "Tag",
    "Task",
    "TaskCollection",
    "TaskExtraLinksItem",
    "TaskFailedDependency",
    "TaskInstance",
    "TaskInstanceCollection",
    "TaskInstanceDependencyCollection",
    "TaskInstanceHistory",
    "TaskInstanceHistoryCollection",
    "TaskInstanceReference",
    "TaskInstanceReferenceCollection",
    "TaskOutletDatasetReference",
    "TaskState",
    "TimeDelta",
    "Trigger",
    "TriggerRule",
    "TriggererStatus",
    "UpdateDagRunState",
    "UpdateDagRunStateState",
    "UpdateTaskInstance",
    "UpdateTaskInstancesState",
    "UpdateTaskState",
    "User",
    "UserCollection",
    "UserCollectionItem",
    "UserCollectionItemRolesItemType0",
    "Variable",
    "VariableCollection",
    "VariableCollectionItem",
    "VersionInfo",
    "XCom",
    "XComCollection",
    "XComCollectionItem",
)
