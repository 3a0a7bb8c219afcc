from __future__ import annotations

import datetime
from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, Self, TypeVar, cast

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..models.trigger_rule import TriggerRule
from ..types import UNSET, Unset

if TYPE_CHECKING:
    from ..models.class_reference import ClassReference
    from ..models.dag import DAG
    from ..models.task_extra_links_item import TaskExtraLinksItem
    from ..models.time_delta import TimeDelta


T = TypeVar("T", bound="Task")


@_attrs_define
class Task:
    """For details see:
    [airflow.models.baseoperator.BaseOperator](https://airflow.apache.org/docs/apache-
    airflow/stable/_api/airflow/models/baseoperator/index.html#airflow.models.baseoperator.BaseOperator)

    """

    class_ref: ClassReference | Unset = UNSET
    """ Class reference """
    task_id: str | Unset = UNSET
    task_display_name: str | Unset = UNSET
    owner: str | Unset = UNSET
    start_date: datetime.datetime | None | Unset = UNSET
    end_date: datetime.datetime | None | Unset = UNSET
    trigger_rule: TriggerRule | Unset = UNSET
    """ Trigger rule.

    *Changed in version 2.2.0*&#58; 'none_failed_min_one_success' is added as a possible value. Deprecated 'dummy'
    and 'always' is added as a possible value

    *Changed in version 2.3.0*&#58; 'all_skipped' is added as a possible value.

    *Changed in version 2.5.0*&#58; 'one_done' is added as a possible value.

    *Changed in version 2.7.0*&#58; 'all_done_setup_success' is added as a possible value.
     """
    extra_links: list[TaskExtraLinksItem] | Unset = UNSET
    depends_on_past: bool | Unset = UNSET
    is_mapped: bool | Unset = UNSET
    wait_for_downstream: bool | Unset = UNSET
    retries: float | Unset = UNSET
    queue: None | str | Unset = UNSET
    executor: None | str | Unset = UNSET
    pool: str | Unset = UNSET
    pool_slots: float | Unset = UNSET
    execution_timeout: None | TimeDelta | Unset = UNSET
    retry_delay: None | TimeDelta | Unset = UNSET
    retry_exponential_backoff: bool | Unset = UNSET
    priority_weight: float | Unset = UNSET
    weight_rule: str | Unset = UNSET
    """ Weight rule. One of 'downstream', 'upstream', 'absolute', or the path of the custom priority weight strategy
    class. """
    ui_color: str | Unset = UNSET
    """ Color in hexadecimal notation. """
    ui_fgcolor: str | Unset = UNSET
    """ Color in hexadecimal notation. """
    template_fields: list[str] | Unset = UNSET
    sub_dag: DAG | Unset = UNSET
    """ DAG """
    downstream_task_ids: list[str] | Unset = UNSET
    doc_md: None | str | Unset = UNSET
    """ Task documentation in markdown.

    *New in version 2.10.0*
     """
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    def to_dict(self) -> dict[str, Any]:
        from ..models.time_delta import TimeDelta

        class_ref: dict[str, Any] | Unset = UNSET
        if not isinstance(self.class_ref, Unset):
            class_ref = self.class_ref.to_dict()

        task_id = self.task_id

        task_display_name = self.task_display_name

        owner = self.owner

        start_date: None | str | Unset
        if isinstance(self.start_date, Unset):
            start_date = UNSET
        elif isinstance(self.start_date, datetime.datetime):
            start_date = self.start_date.isoformat()
        else:
            start_date = self.start_date

        end_date: None | str | Unset
        if isinstance(self.end_date, Unset):
            end_date = UNSET
        elif isinstance(self.end_date, datetime.datetime):
            end_date = self.end_date.isoformat()
        else:
            end_date = self.end_date

        trigger_rule: str | Unset = UNSET
        if not isinstance(self.trigger_rule, Unset):
            trigger_rule = self.trigger_rule.value

        extra_links: list[dict[str, Any]] | Unset = UNSET
        if not isinstance(self.extra_links, Unset):
            extra_links = []
            for extra_links_item_data in self.extra_links:
                extra_links_item = extra_links_item_data.to_dict()
                extra_links.append(extra_links_item)

        depends_on_past = self.depends_on_past

        is_mapped = self.is_mapped

        wait_for_downstream = self.wait_for_downstream

        retries = self.retries

        queue: None | str | Unset
        if isinstance(self.queue, Unset):
            queue = UNSET
        else:
            queue = self.queue

        executor: None | str | Unset
        if isinstance(self.executor, Unset):
            executor = UNSET
        else:
            executor = self.executor

        pool = self.pool

        pool_slots = self.pool_slots

        execution_timeout: dict[str, Any] | None | Unset
        if isinstance(self.execution_timeout, Unset):
            execution_timeout = UNSET
        elif isinstance(self.execution_timeout, TimeDelta):
            execution_timeout = self.execution_timeout.to_dict()
        else:
            execution_timeout = self.execution_timeout

        retry_delay: dict[str, Any] | None | Unset
        if isinstance(self.retry_delay, Unset):
            retry_delay = UNSET
        elif isinstance(self.retry_delay, TimeDelta):
            retry_delay = self.retry_delay.to_dict()
        else:
            retry_delay = self.retry_delay

        retry_exponential_backoff = self.retry_exponential_backoff

        priority_weight = self.priority_weight

        weight_rule = self.weight_rule

        ui_color = self.ui_color

        ui_fgcolor = self.ui_fgcolor

        template_fields: list[str] | Unset = UNSET
        if not isinstance(self.template_fields, Unset):
            template_fields = self.template_fields

        sub_dag: dict[str, Any] | Unset = UNSET
        if not isinstance(self.sub_dag, Unset):
            sub_dag = self.sub_dag.to_dict()

        downstream_task_ids: list[str] | Unset = UNSET
        if not isinstance(self.downstream_task_ids, Unset):
            downstream_task_ids = self.downstream_task_ids

        doc_md: None | str | Unset
        if isinstance(self.doc_md, Unset):
            doc_md = UNSET
        else:
            doc_md = self.doc_md

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update({})
        if class_ref is not UNSET:
            field_dict["class_ref"] = class_ref
        if task_id is not UNSET:
            field_dict["task_id"] = task_id
        if task_display_name is not UNSET:
            field_dict["task_display_name"] = task_display_name
        if owner is not UNSET:
            field_dict["owner"] = owner
        if start_date is not UNSET:
            field_dict["start_date"] = start_date
        if end_date is not UNSET:
            field_dict["end_date"] = end_date
        if trigger_rule is not UNSET:
            field_dict["trigger_rule"] = trigger_rule
        if extra_links is not UNSET:
            field_dict["extra_links"] = extra_links
        if depends_on_past is not UNSET:
            field_dict["depends_on_past"] = depends_on_past
        if is_mapped is not UNSET:
            field_dict["is_mapped"] = is_mapped
        if wait_for_downstream is not UNSET:
            field_dict["wait_for_downstream"] = wait_for_downstream
        if retries is not UNSET:
            field_dict["retries"] = retries
        if queue is not UNSET:
            field_dict["queue"] = queue
        if executor is not UNSET:
            field_dict["executor"] = executor
        if pool is not UNSET:
            field_dict["pool"] = pool
        if pool_slots is not UNSET:
            field_dict["pool_slots"] = pool_slots
        if execution_timeout is not UNSET:
            field_dict["execution_timeout"] = execution_timeout
        if retry_delay is not UNSET:
            field_dict["retry_delay"] = retry_delay
        if retry_exponential_backoff is not UNSET:
            field_dict["retry_exponential_backoff"] = retry_exponential_backoff
        if priority_weight is not UNSET:
            field_dict["priority_weight"] = priority_weight
        if weight_rule is not UNSET:
            field_dict["weight_rule"] = weight_rule
        if ui_color is not UNSET:
            field_dict["ui_color"] = ui_color
        if ui_fgcolor is not UNSET:
            field_dict["ui_fgcolor"] = ui_fgcolor
        if template_fields is not UNSET:
            field_dict["template_fields"] = template_fields
        if sub_dag is not UNSET:
            field_dict["sub_dag"] = sub_dag
        if downstream_task_ids is not UNSET:
            field_dict["downstream_task_ids"] = downstream_task_ids
        if doc_md is not UNSET:
            field_dict["doc_md"] = doc_md

        return field_dict

    @classmethod
    def from_dict(cls, src_dict: Mapping[str, Any]) -> Self:
        from ..models.class_reference import ClassReference
        from ..models.dag import DAG
        from ..models.task_extra_links_item import TaskExtraLinksItem
        from ..models.time_delta import TimeDelta

        d = dict(src_dict)
        _class_ref = d.pop("class_ref", UNSET)
        class_ref: ClassReference | Unset
        if isinstance(_class_ref, Unset):
            class_ref = UNSET
        else:
            class_ref = ClassReference.from_dict(_class_ref)

        task_id = d.pop("task_id", UNSET)

        task_display_name = d.pop("task_display_name", UNSET)

        owner = d.pop("owner", UNSET)

        def _parse_start_date(data: object) -> datetime.datetime | None | Unset:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            try:
                if not isinstance(data, str):
                    raise TypeError()
                start_date_type_0 = datetime.datetime.fromisoformat(data)

                return start_date_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(datetime.datetime | None | Unset, data)

        start_date = _parse_start_date(d.pop("start_date", UNSET))

        def _parse_end_date(data: object) -> datetime.datetime | None | Unset:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            try:
                if not isinstance(data, str):
                    raise TypeError()
                end_date_type_0 = datetime.datetime.fromisoformat(data)

                return end_date_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(datetime.datetime | None | Unset, data)

        end_date = _parse_end_date(d.pop("end_date", UNSET))

        _trigger_rule = d.pop("trigger_rule", UNSET)
        trigger_rule: TriggerRule | Unset
        if isinstance(_trigger_rule, Unset):
            trigger_rule = UNSET
        else:
            trigger_rule = TriggerRule(_trigger_rule)

        _extra_links = d.pop("extra_links", UNSET)
        extra_links: list[TaskExtraLinksItem] | Unset = UNSET
        if _extra_links is not UNSET:
            extra_links = []
            for extra_links_item_data in _extra_links:
                extra_links_item = TaskExtraLinksItem.from_dict(extra_links_item_data)

                extra_links.append(extra_links_item)

        depends_on_past = d.pop("depends_on_past", UNSET)

        is_mapped = d.pop("is_mapped", UNSET)

        wait_for_downstream = d.pop("wait_for_downstream", UNSET)

        retries = d.pop("retries", UNSET)

        def _parse_queue(data: object) -> None | str | Unset:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            return cast(None | str | Unset, data)

        queue = _parse_queue(d.pop("queue", UNSET))

        def _parse_executor(data: object) -> None | str | Unset:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            return cast(None | str | Unset, data)

        executor = _parse_executor(d.pop("executor", UNSET))

        pool = d.pop("pool", UNSET)

        pool_slots = d.pop("pool_slots", UNSET)

        def _parse_execution_timeout(data: object) -> None | TimeDelta | Unset:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            try:
                if not isinstance(data, dict):
                    raise TypeError()
                execution_timeout_type_0 = TimeDelta.from_dict(data)

                return execution_timeout_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(None | TimeDelta | Unset, data)

        execution_timeout = _parse_execution_timeout(d.pop("execution_timeout", UNSET))

        def _parse_retry_delay(data: object) -> None | TimeDelta | Unset:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            try:
                if not isinstance(data, dict):
                    raise TypeError()
                retry_delay_type_0 = TimeDelta.from_dict(data)

                return retry_delay_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(None | TimeDelta | Unset, data)

        retry_delay = _parse_retry_delay(d.pop("retry_delay", UNSET))

        retry_exponential_backoff = d.pop("retry_exponential_backoff", UNSET)

        priority_weight = d.pop("priority_weight", UNSET)

        weight_rule = d.pop("weight_rule", UNSET)

        ui_color = d.pop("ui_color", UNSET)

        ui_fgcolor = d.pop("ui_fgcolor", UNSET)

        template_fields = cast(list[str], d.pop("template_fields", UNSET))

        _sub_dag = d.pop("sub_dag", UNSET)
        sub_dag: DAG | Unset
        if isinstance(_sub_dag, Unset):
            sub_dag = UNSET
        else:
            sub_dag = DAG.from_dict(_sub_dag)

        downstream_task_ids = cast(list[str], d.pop("downstream_task_ids", UNSET))

        def _parse_doc_md(data: object) -> None | str | Unset:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            return cast(None | str | Unset, data)

        doc_md = _parse_doc_md(d.pop("doc_md", UNSET))

        task = cls(
            class_ref=class_ref,
            task_id=task_id,
            task_display_name=task_display_name,
            owner=owner,
            start_date=start_date,
            end_date=end_date,
            trigger_rule=trigger_rule,
            extra_links=extra_links,
            depends_on_past=depends_on_past,
            is_mapped=is_mapped,
            wait_for_downstream=wait_for_downstream,
            retries=retries,
            queue=queue,
            executor=executor,
            pool=pool,
            pool_slots=pool_slots,
            execution_timeout=execution_timeout,
            retry_delay=retry_delay,
            retry_exponential_backoff=retry_exponential_backoff,
            priority_weight=priority_weight,
            weight_rule=weight_rule,
            ui_color=ui_color,
            ui_fgcolor=ui_fgcolor,
            template_fields=template_fields,
            sub_dag=sub_dag,
            downstream_task_ids=downstream_task_ids,
            doc_md=doc_md,
        )

        task.additional_properties = d
        return task

    @property
    def additional_keys(self) -> list[str]:
        return list(self.additional_properties.keys())

    def __getitem__(self, key: str) -> Any:
        return self.additional_properties[key]

    def __setitem__(self, key: str, value: Any) -> None:
        self.additional_properties[key] = value

    def __delitem__(self, key: str) -> None:
        del self.additional_properties[key]

    def __contains__(self, key: str) -> bool:
        return key in self.additional_properties
