"""All data models used in requests and answers, each loaded on first use (PEP 562)."""

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from .app_builder_menu_item_response import AppBuilderMenuItemResponse
    from .app_builder_view_response import AppBuilderViewResponse
    from .asset_alias_collection_response import AssetAliasCollectionResponse
    from .asset_alias_response import AssetAliasResponse
    from .asset_collection_response import AssetCollectionResponse
    from .asset_event_access_control import AssetEventAccessControl
    from .asset_event_collection_response import AssetEventCollectionResponse
    from .asset_event_response import AssetEventResponse
    from .asset_expression_alias import AssetExpressionAlias
    from .asset_expression_alias_info import AssetExpressionAliasInfo
    from .asset_expression_all import AssetExpressionAll
    from .asset_expression_any import AssetExpressionAny
    from .asset_expression_asset import AssetExpressionAsset
    from .asset_expression_asset_info import AssetExpressionAssetInfo
    from .asset_expression_ref import AssetExpressionRef
    from .asset_expression_ref_asset_ref import AssetExpressionRefAssetRef
    from .asset_response import AssetResponse
    from .asset_state_store_body import AssetStateStoreBody
    from .asset_state_store_collection_response import AssetStateStoreCollectionResponse
    from .asset_state_store_last_updated_by import AssetStateStoreLastUpdatedBy
    from .asset_state_store_response import AssetStateStoreResponse
    from .asset_state_store_writer_kind import AssetStateStoreWriterKind
    from .asset_watcher_response import AssetWatcherResponse
    from .async_connection_test_response import AsyncConnectionTestResponse
    from .backfill_collection_response import BackfillCollectionResponse
    from .backfill_dag_run_collection_response import BackfillDagRunCollectionResponse
    from .backfill_dag_run_response import BackfillDagRunResponse
    from .backfill_post_body import BackfillPostBody
    from .backfill_response import BackfillResponse
    from .base_info_response import BaseInfoResponse
    from .bulk_action_not_on_existence import BulkActionNotOnExistence
    from .bulk_action_on_existence import BulkActionOnExistence
    from .bulk_action_response import BulkActionResponse
    from .bulk_body_bulk_dag_body import BulkBodyBulkDAGBody
    from .bulk_body_bulk_dag_run_body import BulkBodyBulkDAGRunBody
    from .bulk_body_bulk_task_instance_body import BulkBodyBulkTaskInstanceBody
    from .bulk_body_connection_body import BulkBodyConnectionBody
    from .bulk_body_pool_body import BulkBodyPoolBody
    from .bulk_body_variable_body import BulkBodyVariableBody
    from .bulk_create_action_bulk_dag_body import BulkCreateActionBulkDAGBody
    from .bulk_create_action_bulk_dag_run_body import BulkCreateActionBulkDAGRunBody
    from .bulk_create_action_bulk_task_instance_body import BulkCreateActionBulkTaskInstanceBody
    from .bulk_create_action_connection_body import BulkCreateActionConnectionBody
    from .bulk_create_action_pool_body import BulkCreateActionPoolBody
    from .bulk_create_action_variable_body import BulkCreateActionVariableBody
    from .bulk_dag_body import BulkDAGBody
    from .bulk_dag_run_body import BulkDAGRunBody
    from .bulk_dag_run_clear_body import BulkDAGRunClearBody
    from .bulk_delete_action_bulk_dag_body import BulkDeleteActionBulkDAGBody
    from .bulk_delete_action_bulk_dag_run_body import BulkDeleteActionBulkDAGRunBody
    from .bulk_delete_action_bulk_task_instance_body import BulkDeleteActionBulkTaskInstanceBody
    from .bulk_delete_action_connection_body import BulkDeleteActionConnectionBody
    from .bulk_delete_action_pool_body import BulkDeleteActionPoolBody
    from .bulk_delete_action_variable_body import BulkDeleteActionVariableBody
    from .bulk_response import BulkResponse
    from .bulk_task_instance_body import BulkTaskInstanceBody
    from .bulk_update_action_bulk_dag_body import BulkUpdateActionBulkDAGBody
    from .bulk_update_action_bulk_dag_run_body import BulkUpdateActionBulkDAGRunBody
    from .bulk_update_action_bulk_task_instance_body import BulkUpdateActionBulkTaskInstanceBody
    from .bulk_update_action_connection_body import BulkUpdateActionConnectionBody
    from .bulk_update_action_pool_body import BulkUpdateActionPoolBody
    from .bulk_update_action_variable_body import BulkUpdateActionVariableBody
    from .clear_partitions_body import ClearPartitionsBody
    from .clear_partitions_response import ClearPartitionsResponse
    from .clear_task_instance_collection_response import ClearTaskInstanceCollectionResponse
    from .clear_task_instances_body import ClearTaskInstancesBody
    from .config import Config
    from .config_option import ConfigOption
    from .config_section import ConfigSection
    from .connection_body import ConnectionBody
    from .connection_collection_response import ConnectionCollectionResponse
    from .connection_response import ConnectionResponse
    from .connection_test_queued_response import ConnectionTestQueuedResponse
    from .connection_test_request_body import ConnectionTestRequestBody
    from .connection_test_response import ConnectionTestResponse
    from .create_asset_events_body import CreateAssetEventsBody
    from .dag_bundle_collection_response import DagBundleCollectionResponse
    from .dag_bundle_detail_response import DagBundleDetailResponse
    from .dag_bundle_file_collection_response import DagBundleFileCollectionResponse
    from .dag_bundle_file_response import DagBundleFileResponse
    from .dag_bundle_response import DagBundleResponse
    from .dag_collection_response import DAGCollectionResponse
    from .dag_details_response import DAGDetailsResponse
    from .dag_details_response_owner_links_type_0 import DAGDetailsResponseOwnerLinksType0
    from .dag_patch_body import DAGPatchBody
    from .dag_processor_info_response import DagProcessorInfoResponse
    from .dag_processor_instance_info_response import DagProcessorInstanceInfoResponse
    from .dag_response import DAGResponse
    from .dag_run_asset_reference import DagRunAssetReference
    from .dag_run_clear_body import DAGRunClearBody
    from .dag_run_collection_response import DAGRunCollectionResponse
    from .dag_run_mutable_states import DagRunMutableStates
    from .dag_run_patch_body import DAGRunPatchBody
    from .dag_run_response import DAGRunResponse
    from .dag_run_state import DagRunState
    from .dag_run_triggered_by_type import DagRunTriggeredByType
    from .dag_run_type import DagRunType
    from .dag_runs_batch_body import DAGRunsBatchBody
    from .dag_schedule_asset_reference import DagScheduleAssetReference
    from .dag_scheduling_state import DagSchedulingState
    from .dag_source_response import DAGSourceResponse
    from .dag_stats_collection_response import DagStatsCollectionResponse
    from .dag_stats_response import DagStatsResponse
    from .dag_stats_state_response import DagStatsStateResponse
    from .dag_tag_collection_response import DAGTagCollectionResponse
    from .dag_tag_response import DagTagResponse
    from .dag_version_collection_response import DAGVersionCollectionResponse
    from .dag_version_diff_category import DagVersionDiffCategory
    from .dag_version_diff_change_response import DagVersionDiffChangeResponse
    from .dag_version_diff_impact import DagVersionDiffImpact
    from .dag_version_diff_mode import DagVersionDiffMode
    from .dag_version_diff_operation import DagVersionDiffOperation
    from .dag_version_diff_response import DagVersionDiffResponse
    from .dag_version_diff_serializer_versions import DagVersionDiffSerializerVersions
    from .dag_version_diff_values_status import DagVersionDiffValuesStatus
    from .dag_version_response import DagVersionResponse
    from .dag_warning_collection_response import DAGWarningCollectionResponse
    from .dag_warning_response import DAGWarningResponse
    from .dag_warning_type import DagWarningType
    from .detailed_health_status import DetailedHealthStatus
    from .dry_run_backfill_collection_response import DryRunBackfillCollectionResponse
    from .dry_run_backfill_response import DryRunBackfillResponse
    from .event_log_collection_response import EventLogCollectionResponse
    from .event_log_response import EventLogResponse
    from .external_log_url_response import ExternalLogUrlResponse
    from .external_view_response import ExternalViewResponse
    from .external_view_response_destination import ExternalViewResponseDestination
    from .extra_link_collection_response import ExtraLinkCollectionResponse
    from .extra_link_collection_response_extra_links import ExtraLinkCollectionResponseExtraLinks
    from .fast_api_app_response import FastAPIAppResponse
    from .fast_api_root_middleware_response import FastAPIRootMiddlewareResponse
    from .get_dag_runs_tags_match_mode_type_0 import GetDagRunsTagsMatchModeType0
    from .get_dags_tags_match_mode_type_0 import GetDagsTagsMatchModeType0
    from .health_info_response import HealthInfoResponse
    from .health_status import HealthStatus
    from .hitl_detail import HITLDetail
    from .hitl_detail_collection import HITLDetailCollection
    from .hitl_detail_history import HITLDetailHistory
    from .hitl_detail_response import HITLDetailResponse
    from .hitl_user import HITLUser
    from .import_error_collection_response import ImportErrorCollectionResponse
    from .import_error_response import ImportErrorResponse
    from .job_collection_response import JobCollectionResponse
    from .job_response import JobResponse
    from .last_asset_event_response import LastAssetEventResponse
    from .loop_iteration_response import LoopIterationResponse
    from .materialize_asset_body import MaterializeAssetBody
    from .new_task_response import NewTaskResponse
    from .patch_dags_tags_match_mode_type_0 import PatchDagsTagsMatchModeType0
    from .patch_task_instance_body import PatchTaskInstanceBody
    from .plugin_applies_to_response import PluginAppliesToResponse
    from .plugin_collection_response import PluginCollectionResponse
    from .plugin_import_error_collection_response import PluginImportErrorCollectionResponse
    from .plugin_import_error_response import PluginImportErrorResponse
    from .plugin_response import PluginResponse
    from .pool_body import PoolBody
    from .pool_collection_response import PoolCollectionResponse
    from .pool_patch_body import PoolPatchBody
    from .pool_response import PoolResponse
    from .provider_collection_response import ProviderCollectionResponse
    from .provider_response import ProviderResponse
    from .queued_event_collection_response import QueuedEventCollectionResponse
    from .queued_event_response import QueuedEventResponse
    from .react_app_response import ReactAppResponse
    from .react_app_response_destination import ReactAppResponseDestination
    from .reprocess_behavior import ReprocessBehavior
    from .scheduler_info_response import SchedulerInfoResponse
    from .scheduler_instance_info_response import SchedulerInstanceInfoResponse
    from .structured_log_message import StructuredLogMessage
    from .task_collection_response import TaskCollectionResponse
    from .task_dependency_collection_response import TaskDependencyCollectionResponse
    from .task_dependency_response import TaskDependencyResponse
    from .task_inlet_asset_reference import TaskInletAssetReference
    from .task_instance_collection_response import TaskInstanceCollectionResponse
    from .task_instance_history_collection_response import TaskInstanceHistoryCollectionResponse
    from .task_instance_history_response import TaskInstanceHistoryResponse
    from .task_instance_response import TaskInstanceResponse
    from .task_instance_state import TaskInstanceState
    from .task_instances_batch_body import TaskInstancesBatchBody
    from .task_instances_log_response import TaskInstancesLogResponse
    from .task_outlet_asset_reference import TaskOutletAssetReference
    from .task_response import TaskResponse
    from .task_state_store_body import TaskStateStoreBody
    from .task_state_store_collection_response import TaskStateStoreCollectionResponse
    from .task_state_store_patch_body import TaskStateStorePatchBody
    from .task_state_store_response import TaskStateStoreResponse
    from .time_delta import TimeDelta
    from .trigger_dag_run_post_body import TriggerDAGRunPostBody
    from .trigger_response import TriggerResponse
    from .triggerer_info_response import TriggererInfoResponse
    from .triggerer_instance_info_response import TriggererInstanceInfoResponse
    from .update_hitl_detail_payload import UpdateHITLDetailPayload
    from .variable_body import VariableBody
    from .variable_collection_response import VariableCollectionResponse
    from .variable_response import VariableResponse
    from .version_info import VersionInfo
    from .x_com_collection_response import XComCollectionResponse
    from .x_com_create_body import XComCreateBody
    from .x_com_response import XComResponse
    from .x_com_response_native import XComResponseNative
    from .x_com_response_string import XComResponseString
    from .x_com_update_body import XComUpdateBody
else:
    from importlib import import_module

    _MODULES = {
        "AppBuilderMenuItemResponse": ".app_builder_menu_item_response",
        "AppBuilderViewResponse": ".app_builder_view_response",
        "AssetAliasCollectionResponse": ".asset_alias_collection_response",
        "AssetAliasResponse": ".asset_alias_response",
        "AssetCollectionResponse": ".asset_collection_response",
        "AssetEventAccessControl": ".asset_event_access_control",
        "AssetEventCollectionResponse": ".asset_event_collection_response",
        "AssetEventResponse": ".asset_event_response",
        "AssetExpressionAlias": ".asset_expression_alias",
        "AssetExpressionAliasInfo": ".asset_expression_alias_info",
        "AssetExpressionAll": ".asset_expression_all",
        "AssetExpressionAny": ".asset_expression_any",
        "AssetExpressionAsset": ".asset_expression_asset",
        "AssetExpressionAssetInfo": ".asset_expression_asset_info",
        "AssetExpressionRef": ".asset_expression_ref",
        "AssetExpressionRefAssetRef": ".asset_expression_ref_asset_ref",
        "AssetResponse": ".asset_response",
        "AssetStateStoreBody": ".asset_state_store_body",
        "AssetStateStoreCollectionResponse": ".asset_state_store_collection_response",
        "AssetStateStoreLastUpdatedBy": ".asset_state_store_last_updated_by",
        "AssetStateStoreResponse": ".asset_state_store_response",
        "AssetStateStoreWriterKind": ".asset_state_store_writer_kind",
        "AssetWatcherResponse": ".asset_watcher_response",
        "AsyncConnectionTestResponse": ".async_connection_test_response",
        "BackfillCollectionResponse": ".backfill_collection_response",
        "BackfillDagRunCollectionResponse": ".backfill_dag_run_collection_response",
        "BackfillDagRunResponse": ".backfill_dag_run_response",
        "BackfillPostBody": ".backfill_post_body",
        "BackfillResponse": ".backfill_response",
        "BaseInfoResponse": ".base_info_response",
        "BulkActionNotOnExistence": ".bulk_action_not_on_existence",
        "BulkActionOnExistence": ".bulk_action_on_existence",
        "BulkActionResponse": ".bulk_action_response",
        "BulkBodyBulkDAGBody": ".bulk_body_bulk_dag_body",
        "BulkBodyBulkDAGRunBody": ".bulk_body_bulk_dag_run_body",
        "BulkBodyBulkTaskInstanceBody": ".bulk_body_bulk_task_instance_body",
        "BulkBodyConnectionBody": ".bulk_body_connection_body",
        "BulkBodyPoolBody": ".bulk_body_pool_body",
        "BulkBodyVariableBody": ".bulk_body_variable_body",
        "BulkCreateActionBulkDAGBody": ".bulk_create_action_bulk_dag_body",
        "BulkCreateActionBulkDAGRunBody": ".bulk_create_action_bulk_dag_run_body",
        "BulkCreateActionBulkTaskInstanceBody": ".bulk_create_action_bulk_task_instance_body",
        "BulkCreateActionConnectionBody": ".bulk_create_action_connection_body",
        "BulkCreateActionPoolBody": ".bulk_create_action_pool_body",
        "BulkCreateActionVariableBody": ".bulk_create_action_variable_body",
        "BulkDAGBody": ".bulk_dag_body",
        "BulkDAGRunBody": ".bulk_dag_run_body",
        "BulkDAGRunClearBody": ".bulk_dag_run_clear_body",
        "BulkDeleteActionBulkDAGBody": ".bulk_delete_action_bulk_dag_body",
        "BulkDeleteActionBulkDAGRunBody": ".bulk_delete_action_bulk_dag_run_body",
        "BulkDeleteActionBulkTaskInstanceBody": ".bulk_delete_action_bulk_task_instance_body",
        "BulkDeleteActionConnectionBody": ".bulk_delete_action_connection_body",
        "BulkDeleteActionPoolBody": ".bulk_delete_action_pool_body",
        "BulkDeleteActionVariableBody": ".bulk_delete_action_variable_body",
        "BulkResponse": ".bulk_response",
        "BulkTaskInstanceBody": ".bulk_task_instance_body",
        "BulkUpdateActionBulkDAGBody": ".bulk_update_action_bulk_dag_body",
        "BulkUpdateActionBulkDAGRunBody": ".bulk_update_action_bulk_dag_run_body",
        "BulkUpdateActionBulkTaskInstanceBody": ".bulk_update_action_bulk_task_instance_body",
        "BulkUpdateActionConnectionBody": ".bulk_update_action_connection_body",
        "BulkUpdateActionPoolBody": ".bulk_update_action_pool_body",
        "BulkUpdateActionVariableBody": ".bulk_update_action_variable_body",
        "ClearPartitionsBody": ".clear_partitions_body",
        "ClearPartitionsResponse": ".clear_partitions_response",
        "ClearTaskInstanceCollectionResponse": ".clear_task_instance_collection_response",
        "ClearTaskInstancesBody": ".clear_task_instances_body",
        "Config": ".config",
        "ConfigOption": ".config_option",
        "ConfigSection": ".config_section",
        "ConnectionBody": ".connection_body",
        "ConnectionCollectionResponse": ".connection_collection_response",
        "ConnectionResponse": ".connection_response",
        "ConnectionTestQueuedResponse": ".connection_test_queued_response",
        "ConnectionTestRequestBody": ".connection_test_request_body",
        "ConnectionTestResponse": ".connection_test_response",
        "CreateAssetEventsBody": ".create_asset_events_body",
        "DagBundleCollectionResponse": ".dag_bundle_collection_response",
        "DagBundleDetailResponse": ".dag_bundle_detail_response",
        "DagBundleFileCollectionResponse": ".dag_bundle_file_collection_response",
        "DagBundleFileResponse": ".dag_bundle_file_response",
        "DagBundleResponse": ".dag_bundle_response",
        "DAGCollectionResponse": ".dag_collection_response",
        "DAGDetailsResponse": ".dag_details_response",
        "DAGDetailsResponseOwnerLinksType0": ".dag_details_response_owner_links_type_0",
        "DAGPatchBody": ".dag_patch_body",
        "DagProcessorInfoResponse": ".dag_processor_info_response",
        "DagProcessorInstanceInfoResponse": ".dag_processor_instance_info_response",
        "DAGResponse": ".dag_response",
        "DagRunAssetReference": ".dag_run_asset_reference",
        "DAGRunClearBody": ".dag_run_clear_body",
        "DAGRunCollectionResponse": ".dag_run_collection_response",
        "DagRunMutableStates": ".dag_run_mutable_states",
        "DAGRunPatchBody": ".dag_run_patch_body",
        "DAGRunResponse": ".dag_run_response",
        "DagRunState": ".dag_run_state",
        "DagRunTriggeredByType": ".dag_run_triggered_by_type",
        "DagRunType": ".dag_run_type",
        "DAGRunsBatchBody": ".dag_runs_batch_body",
        "DagScheduleAssetReference": ".dag_schedule_asset_reference",
        "DagSchedulingState": ".dag_scheduling_state",
        "DAGSourceResponse": ".dag_source_response",
        "DagStatsCollectionResponse": ".dag_stats_collection_response",
        "DagStatsResponse": ".dag_stats_response",
        "DagStatsStateResponse": ".dag_stats_state_response",
        "DAGTagCollectionResponse": ".dag_tag_collection_response",
        "DagTagResponse": ".dag_tag_response",
        "DAGVersionCollectionResponse": ".dag_version_collection_response",
        "DagVersionDiffCategory": ".dag_version_diff_category",
        "DagVersionDiffChangeResponse": ".dag_version_diff_change_response",
        "DagVersionDiffImpact": ".dag_version_diff_impact",
        "DagVersionDiffMode": ".dag_version_diff_mode",
        "DagVersionDiffOperation": ".dag_version_diff_operation",
        "DagVersionDiffResponse": ".dag_version_diff_response",
        "DagVersionDiffSerializerVersions": ".dag_version_diff_serializer_versions",
        "DagVersionDiffValuesStatus": ".dag_version_diff_values_status",
        "DagVersionResponse": ".dag_version_response",
        "DAGWarningCollectionResponse": ".dag_warning_collection_response",
        "DAGWarningResponse": ".dag_warning_response",
        "DagWarningType": ".dag_warning_type",
        "DetailedHealthStatus": ".detailed_health_status",
        "DryRunBackfillCollectionResponse": ".dry_run_backfill_collection_response",
        "DryRunBackfillResponse": ".dry_run_backfill_response",
        "EventLogCollectionResponse": ".event_log_collection_response",
        "EventLogResponse": ".event_log_response",
        "ExternalLogUrlResponse": ".external_log_url_response",
        "ExternalViewResponse": ".external_view_response",
        "ExternalViewResponseDestination": ".external_view_response_destination",
        "ExtraLinkCollectionResponse": ".extra_link_collection_response",
        "ExtraLinkCollectionResponseExtraLinks": ".extra_link_collection_response_extra_links",
        "FastAPIAppResponse": ".fast_api_app_response",
        "FastAPIRootMiddlewareResponse": ".fast_api_root_middleware_response",
        "GetDagRunsTagsMatchModeType0": ".get_dag_runs_tags_match_mode_type_0",
        "GetDagsTagsMatchModeType0": ".get_dags_tags_match_mode_type_0",
        "HealthInfoResponse": ".health_info_response",
        "HealthStatus": ".health_status",
        "HITLDetail": ".hitl_detail",
        "HITLDetailCollection": ".hitl_detail_collection",
        "HITLDetailHistory": ".hitl_detail_history",
        "HITLDetailResponse": ".hitl_detail_response",
        "HITLUser": ".hitl_user",
        "ImportErrorCollectionResponse": ".import_error_collection_response",
        "ImportErrorResponse": ".import_error_response",
        "JobCollectionResponse": ".job_collection_response",
        "JobResponse": ".job_response",
        "LastAssetEventResponse": ".last_asset_event_response",
        "LoopIterationResponse": ".loop_iteration_response",
        "MaterializeAssetBody": ".materialize_asset_body",
        "NewTaskResponse": ".new_task_response",
        "PatchDagsTagsMatchModeType0": ".patch_dags_tags_match_mode_type_0",
        "PatchTaskInstanceBody": ".patch_task_instance_body",
        "PluginAppliesToResponse": ".plugin_applies_to_response",
        "PluginCollectionResponse": ".plugin_collection_response",
        "PluginImportErrorCollectionResponse": ".plugin_import_error_collection_response",
        "PluginImportErrorResponse": ".plugin_import_error_response",
        "PluginResponse": ".plugin_response",
        "PoolBody": ".pool_body",
        "PoolCollectionResponse": ".pool_collection_response",
        "PoolPatchBody": ".pool_patch_body",
        "PoolResponse": ".pool_response",
        "ProviderCollectionResponse": ".provider_collection_response",
        "ProviderResponse": ".provider_response",
        "QueuedEventCollectionResponse": ".queued_event_collection_response",
        "QueuedEventResponse": ".queued_event_response",
        "ReactAppResponse": ".react_app_response",
        "ReactAppResponseDestination": ".react_app_response_destination",
        "ReprocessBehavior": ".reprocess_behavior",
        "SchedulerInfoResponse": ".scheduler_info_response",
        "SchedulerInstanceInfoResponse": ".scheduler_instance_info_response",
        "StructuredLogMessage": ".structured_log_message",
        "TaskCollectionResponse": ".task_collection_response",
        "TaskDependencyCollectionResponse": ".task_dependency_collection_response",
        "TaskDependencyResponse": ".task_dependency_response",
        "TaskInletAssetReference": ".task_inlet_asset_reference",
        "TaskInstanceCollectionResponse": ".task_instance_collection_response",
        "TaskInstanceHistoryCollectionResponse": ".task_instance_history_collection_response",
        "TaskInstanceHistoryResponse": ".task_instance_history_response",
        "TaskInstanceResponse": ".task_instance_response",
        "TaskInstanceState": ".task_instance_state",
        "TaskInstancesBatchBody": ".task_instances_batch_body",
        "TaskInstancesLogResponse": ".task_instances_log_response",
        "TaskOutletAssetReference": ".task_outlet_asset_reference",
        "TaskResponse": ".task_response",
        "TaskStateStoreBody": ".task_state_store_body",
        "TaskStateStoreCollectionResponse": ".task_state_store_collection_response",
        "TaskStateStorePatchBody": ".task_state_store_patch_body",
        "TaskStateStoreResponse": ".task_state_store_response",
        "TimeDelta": ".time_delta",
        "TriggerDAGRunPostBody": ".trigger_dag_run_post_body",
        "TriggerResponse": ".trigger_response",
        "TriggererInfoResponse": ".triggerer_info_response",
        "TriggererInstanceInfoResponse": ".triggerer_instance_info_response",
        "UpdateHITLDetailPayload": ".update_hitl_detail_payload",
        "VariableBody": ".variable_body",
        "VariableCollectionResponse": ".variable_collection_response",
        "VariableResponse": ".variable_response",
        "VersionInfo": ".version_info",
        "XComCollectionResponse": ".x_com_collection_response",
        "XComCreateBody": ".x_com_create_body",
        "XComResponse": ".x_com_response",
        "XComResponseNative": ".x_com_response_native",
        "XComResponseString": ".x_com_response_string",
        "XComUpdateBody": ".x_com_update_body",
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
    "AppBuilderMenuItemResponse",
    "AppBuilderViewResponse",
    "AssetAliasCollectionResponse",
    "AssetAliasResponse",
    "AssetCollectionResponse",
    "AssetEventAccessControl",
    "AssetEventCollectionResponse",
    "AssetEventResponse",
    "AssetExpressionAlias",
    "AssetExpressionAliasInfo",
    "AssetExpressionAll",
    "AssetExpressionAny",
    "AssetExpressionAsset",
    "AssetExpressionAssetInfo",
    "AssetExpressionRef",
    "AssetExpressionRefAssetRef",
    "AssetResponse",
    "AssetStateStoreBody",
    "AssetStateStoreCollectionResponse",
    "AssetStateStoreLastUpdatedBy",
    "AssetStateStoreResponse",
    "AssetStateStoreWriterKind",
    "AssetWatcherResponse",
    "AsyncConnectionTestResponse",
    "BackfillCollectionResponse",
    "BackfillDagRunCollectionResponse",
    "BackfillDagRunResponse",
    "BackfillPostBody",
    "BackfillResponse",
    "BaseInfoResponse",
    "BulkActionNotOnExistence",
    "BulkActionOnExistence",
    "BulkActionResponse",
    "BulkBodyBulkDAGBody",
    "BulkBodyBulkDAGRunBody",
    "BulkBodyBulkTaskInstanceBody",
    "BulkBodyConnectionBody",
    "BulkBodyPoolBody",
    "BulkBodyVariableBody",
    "BulkCreateActionBulkDAGBody",
    "BulkCreateActionBulkDAGRunBody",
    "BulkCreateActionBulkTaskInstanceBody",
    "BulkCreateActionConnectionBody",
    "BulkCreateActionPoolBody",
    "BulkCreateActionVariableBody",
    "BulkDAGBody",
    "BulkDAGRunBody",
    "BulkDAGRunClearBody",
    "BulkDeleteActionBulkDAGBody",
    "BulkDeleteActionBulkDAGRunBody",
    "BulkDeleteActionBulkTaskInstanceBody",
    "BulkDeleteActionConnectionBody",
    "BulkDeleteActionPoolBody",
    "BulkDeleteActionVariableBody",
    "BulkResponse",
    "BulkTaskInstanceBody",
    "BulkUpdateActionBulkDAGBody",
    "BulkUpdateActionBulkDAGRunBody",
    "BulkUpdateActionBulkTaskInstanceBody",
    "BulkUpdateActionConnectionBody",
    "BulkUpdateActionPoolBody",
    "BulkUpdateActionVariableBody",
    "ClearPartitionsBody",
    "ClearPartitionsResponse",
    "ClearTaskInstanceCollectionResponse",
    "ClearTaskInstancesBody",
    "Config",
    "ConfigOption",
    "ConfigSection",
    "ConnectionBody",
    "ConnectionCollectionResponse",
    "ConnectionResponse",
    "ConnectionTestQueuedResponse",
    "ConnectionTestRequestBody",
    "ConnectionTestResponse",
    "CreateAssetEventsBody",
    "DAGCollectionResponse",
    "DAGDetailsResponse",
    "DAGDetailsResponseOwnerLinksType0",
    "DAGPatchBody",
    "DAGResponse",
    "DAGRunClearBody",
    "DAGRunCollectionResponse",
    "DAGRunPatchBody",
    "DAGRunResponse",
    "DAGRunsBatchBody",
    "DAGSourceResponse",
    "DAGTagCollectionResponse",
    "DAGVersionCollectionResponse",
    "DAGWarningCollectionResponse",
    "DAGWarningResponse",
    "DagBundleCollectionResponse",
    "DagBundleDetailResponse",
    "DagBundleFileCollectionResponse",
    "DagBundleFileResponse",
    "DagBundleResponse",
    "DagProcessorInfoResponse",
    "DagProcessorInstanceInfoResponse",
    "DagRunAssetReference",
    "DagRunMutableStates",
    "DagRunState",
    "DagRunTriggeredByType",
    "DagRunType",
    "DagScheduleAssetReference",
    "DagSchedulingState",
    "DagStatsCollectionResponse",
    "DagStatsResponse",
    "DagStatsStateResponse",
    "DagTagResponse",
    "DagVersionDiffCategory",
    "DagVersionDiffChangeResponse",
    "DagVersionDiffImpact",
    "DagVersionDiffMode",
    "DagVersionDiffOperation",
    "DagVersionDiffResponse",
    "DagVersionDiffSerializerVersions",
    "DagVersionDiffValuesStatus",
    "DagVersionResponse",
    "DagWarningType",
    "DetailedHealthStatus",
    "DryRunBackfillCollectionResponse",
    "DryRunBackfillResponse",
    "EventLogCollectionResponse",
    "EventLogResponse",
    "ExternalLogUrlResponse",
    "ExternalViewResponse",
    "ExternalViewResponseDestination",
    "ExtraLinkCollectionResponse",
    "ExtraLinkCollectionResponseExtraLinks",
    "FastAPIAppResponse",
    "FastAPIRootMiddlewareResponse",
    "GetDagRunsTagsMatchModeType0",
    "GetDagsTagsMatchModeType0",
    "HITLDetail",
    "HITLDetailCollection",
    "HITLDetailHistory",
    "HITLDetailResponse",
    "HITLUser",
    "HealthInfoResponse",
    "HealthStatus",
    "ImportErrorCollectionResponse",
    "ImportErrorResponse",
    "JobCollectionResponse",
    "JobResponse",
    "LastAssetEventResponse",
    "LoopIterationResponse",
    "MaterializeAssetBody",
    "NewTaskResponse",
    "PatchDagsTagsMatchModeType0",
    "PatchTaskInstanceBody",
    "PluginAppliesToResponse",
    "PluginCollectionResponse",
    "PluginImportErrorCollectionResponse",
    "PluginImportErrorResponse",
    "PluginResponse",
    "PoolBody",
    "PoolCollectionResponse",
    "PoolPatchBody",
    "PoolResponse",
    "ProviderCollectionResponse",
    "ProviderResponse",
    "QueuedEventCollectionResponse",
    "QueuedEventResponse",
    "ReactAppResponse",
    "ReactAppResponseDestination",
    "ReprocessBehavior",
    "SchedulerInfoResponse",
    "SchedulerInstanceInfoResponse",
    "StructuredLogMessage",
    "TaskCollectionResponse",
    "TaskDependencyCollectionResponse",
    "TaskDependencyResponse",
    "TaskInletAssetReference",
    "TaskInstanceCollectionResponse",
    "TaskInstanceHistoryCollectionResponse",
    "TaskInstanceHistoryResponse",
    "TaskInstanceResponse",
    "TaskInstanceState",
    "TaskInstancesBatchBody",
    "TaskInstancesLogResponse",
    "TaskOutletAssetReference",
    "TaskResponse",
    "TaskStateStoreBody",
    "TaskStateStoreCollectionResponse",
    "TaskStateStorePatchBody",
    "TaskStateStoreResponse",
    "TimeDelta",
    "TriggerDAGRunPostBody",
    "TriggerResponse",
    "TriggererInfoResponse",
    "TriggererInstanceInfoResponse",
    "UpdateHITLDetailPayload",
    "VariableBody",
    "VariableCollectionResponse",
    "VariableResponse",
    "VersionInfo",
    "XComCollectionResponse",
    "XComCreateBody",
    "XComResponse",
    "XComResponseNative",
    "XComResponseString",
    "XComUpdateBody",
)
