"""Describes tasks, plain and mapped, as Airflow 2.10 to 3.3 hold them."""

from datetime import timedelta

from airflow_keys import task_keys
from answer import to_json
from bag import qualified_name
from times import instant, seconds


def dump_task(task):
    """One task. A mapped one has the fields of its `partial` and, by name, what it expands over."""
    return {
        "task_id": task.task_id,
        "operator": operator_name(task),
        "mapped": is_mapped(task),
        "expanded": dump_expanded(task),
        "upstream": sorted(task.upstream_task_ids),
        "downstream": sorted(task.downstream_task_ids),
        "group_path": group_path(task.task_group) if task.task_group is not None else [],
        "is_setup": bool(task.is_setup),
        "is_teardown": bool(task.is_teardown),
        "trigger_rule": plain(task.trigger_rule),
        "retries": task.retries,
        "retry_delay": seconds(task.retry_delay),
        "max_retry_delay": seconds(task.max_retry_delay),
        "retry_exponential_backoff": task.retry_exponential_backoff,
        "execution_timeout": seconds(task.execution_timeout),
        "sla": seconds(getattr(task, "sla", None)),
        "start_date": instant(task.start_date),
        "end_date": instant(task.end_date),
        "pool": task.pool,
        "pool_slots": task.pool_slots,
        "priority_weight": task.priority_weight,
        "weight_rule": weight_rule(task.weight_rule),
        "queue": task.queue,
        "depends_on_past": task.depends_on_past,
        "wait_for_downstream": task.wait_for_downstream,
        "max_active_tis_per_dag": task.max_active_tis_per_dag,
        "max_active_tis_per_dagrun": task.max_active_tis_per_dagrun,
        "owner": task.owner,
        "doc_md": task.doc_md,
        "display_name": getattr(task, "task_display_name", None),
        "keys": task_keys(task),
        "do_xcom_push": argument(task, "do_xcom_push", True),
        "connections": connections(task),
        "template_ext": sorted(task.template_ext),
        "template_fields": {name: to_json(argument(task, name, None)) for name in sorted(task.template_fields)},
        "arguments": dump_arguments(task),
        "inlets": [dump_asset(asset) for asset in task.inlets or ()],
        "outlets": [dump_asset(asset) for asset in task.outlets or ()],
    }


def is_mapped(task):
    """True for `partial(...).expand(...)`."""
    return hasattr(task, "partial_kwargs")


def operator_name(task):
    """Full name of the operator's class."""
    if is_mapped(task):
        return qualified_name(task.operator_class)
    return qualified_name(type(task))


def argument(task, name, default):
    """An attribute of a task, or of what a mapped task will become."""
    if not is_mapped(task):
        return getattr(task, name, default)
    expanded = getattr(task._get_specified_expand_input(), "value", {})
    if isinstance(expanded, dict) and name in expanded:
        return {"$expand": expanded[name]}
    return task.partial_kwargs.get(name, default)


def dump_arguments(task):
    """What the constructor was given, without what is told elsewhere and without what every operator gets."""
    told = {"dag", "task_group", "default_args", "task_id", "inlets", "outlets", *task.template_fields}
    given = task.partial_kwargs if is_mapped(task) else getattr(task, "_BaseOperator__init_kwargs", {})
    return {name: dump_argument(value) for name, value in sorted(given.items()) if name not in told}


def dump_expanded(task):
    """What each instance of a mapped task gets by itself; of one mapped over outputs, the ids of the tasks that have them."""
    if not is_mapped(task):
        return None
    value = task._get_specified_expand_input().value
    if hasattr(value, "iter_references"):
        return {"$outputs": sorted({operator.task_id for operator, _ in value.iter_references()})}
    return [{name: dump_argument(own) for name, own in element.items()} for element in value]


def dump_argument(value):
    """Durations as seconds, callables by name, the rest as JSON."""
    if isinstance(value, timedelta):
        return seconds(value)
    if callable(value) and hasattr(value, "__qualname__"):
        return {"$callable": f"{value.__module__}.{value.__qualname__}"}
    return to_json(value)


def connections(task):
    """Every argument that names a connection, by its name."""
    attributes = task.partial_kwargs if is_mapped(task) else vars(task)
    return {
        name: value
        for name, value in sorted(attributes.items())
        if (name == "conn_id" or name.endswith("_conn_id")) and not name.startswith("_") and isinstance(value, str)
    }


def plain(value):
    """An enum's value as text."""
    return str(getattr(value, "value", value))


def weight_rule(rule):
    """`downstream`, `upstream` or `absolute`; the class name of any other strategy."""
    if isinstance(rule, str):
        return plain(rule)
    name = type(rule).__name__
    return name.removeprefix("_").removesuffix("PriorityWeightStrategy").lower() or name


def dump_asset(asset):
    """A dataset or asset: its class and what identifies it."""
    return {"type": type(asset).__name__, "name": getattr(asset, "name", None), "uri": getattr(asset, "uri", None)}


def group_path(group):
    """Ids of the groups from the outermost to this one."""
    path = []
    while group is not None and not group.is_root:
        path.insert(0, group.group_id)
        group = group.parent_group
    return path
