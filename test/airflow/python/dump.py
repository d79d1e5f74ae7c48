"""Prints what real Airflow understood of folders of DAG files, as one JSON object.

Request: {"folders": [path], "runs": 10, "runs_from": instant or null, "now": instant or null}.
Works on Airflow 2.10 to 3.3, without a database. Each folder is loaded in a process of its own, forked after Airflow
was imported.
"""

import os
import warnings
from datetime import timedelta

from answer import error_text, in_child, open_answer, read_request, to_json, write_answer
from bag import import_errors, load_bag, qualified_name, relative_path
from times import freeze, instant, next_run, parse_instant, seconds, walk_runs

# Imported before the fork, because they are slow and most folders need them.
PRELOADED = ("airflow.providers.common.sql.operators.sql", "airflow.providers.standard.operators.bash")


def main():
    """Read the request, dump each folder, write the answer."""
    answer = open_answer()
    request = read_request()
    import airflow

    preload()
    folders = [in_child(dump_folder, folder, request) for folder in request["folders"]]
    write_answer(answer, {"airflow": airflow.__version__, "folders": folders})


def preload():
    """Import DagBag and the common operators once for all folders."""
    import importlib

    from bag import dag_bag

    dag_bag()
    for module in PRELOADED:
        with warnings.catch_warnings():
            try:
                importlib.import_module(module)
            except ImportError:
                pass


def dump_folder(folder, request):
    """Everything about one folder."""
    # Real paths, so that what Airflow resolved can be made relative again.
    folder = os.path.realpath(folder)
    bag, warned = load_bag(folder)
    if request.get("now") is not None:
        freeze(parse_instant(request["now"]))
    return {
        "import_errors": import_errors(bag, folder),
        "warnings": warned,
        "dags": {dag_id: dump_dag(bag.dags[dag_id], folder, request) for dag_id in sorted(bag.dags)},
    }


def dump_dag(dag, folder, request):
    """One DAG with its schedule and its tasks."""
    return {
        "dag_id": dag.dag_id,
        "file": relative_path(os.path.realpath(dag.fileloc), folder),
        "description": dag.description,
        "doc_md": dag.doc_md,
        "display_name": getattr(dag, "dag_display_name", None),
        "timezone": getattr(dag.timezone, "name", None) or str(dag.timezone),
        "start_date": instant(dag.start_date),
        "end_date": instant(dag.end_date),
        "catchup": dag.catchup,
        "max_active_runs": dag.max_active_runs,
        "max_active_tasks": dag.max_active_tasks,
        "max_consecutive_failed_dag_runs": getattr(dag, "max_consecutive_failed_dag_runs", None),
        "dagrun_timeout": seconds(dag.dagrun_timeout),
        "fail_fast": bool(getattr(dag, "fail_fast", getattr(dag, "fail_stop", False))),
        "render_template_as_native_obj": dag.render_template_as_native_obj,
        "tags": sorted(dag.tags or ()),
        "owner": dag.owner,
        "owner_links": dict(sorted((dag.owner_links or {}).items())),
        "is_paused_upon_creation": dag.is_paused_upon_creation,
        "params": dump_params(dag.params),
        "schedule": dump_schedule(dag, request),
        "groups": dump_groups(dag),
        "edge_labels": dump_edge_labels(dag),
        "tasks": {task.task_id: dump_task(task) for task in sorted(dag.tasks, key=lambda task: task.task_id)},
    }


def dump_params(params):
    """Params by name: value, description and JSON Schema."""
    described = {}
    for name in sorted(params):
        param = params.get_param(name)
        value = None if type(param.value).__name__ == "ArgNotSet" else param.value
        described[name] = {
            "value": to_json(value),
            "description": param.description,
            "schema": to_json(dict(param.schema)),
        }
    return described


def dump_schedule(dag, request):
    """The timetable, and the runs that it announces from the start (or `runs_from`) on when nothing is skipped.

    The timetable is that of the DAG after a round through Airflow's serialization, which is the one that schedules.
    `first_run` is what the scheduler would start first at `now`, with the DAG's own catchup.
    """
    schedule = {"timetable": qualified_name(type(dag.timetable)), "summary": None, "runs": [], "error": None}
    schedule["first_run"] = None
    try:
        scheduled = serialized(dag)
        timetable = scheduled.timetable
        schedule["timetable"] = qualified_name(type(timetable))
        schedule["summary"] = timetable.summary
        restriction = scheduled._time_restriction
        schedule["runs"] = walk_runs(timetable, unrestricted(restriction, request), request.get("runs", 10))
        if request.get("now") is not None:
            schedule["first_run"] = first_run(timetable, restriction)
    except Exception as error:
        schedule["error"] = error_text(error)
    return schedule


def unrestricted(restriction, request):
    """The DAG's own bounds with catchup on, so that no run depends on the clock."""
    earliest = restriction.earliest
    if request.get("runs_from") is not None:
        begin = parse_instant(request["runs_from"])
        earliest = begin if earliest is None else max(earliest, begin)
    return restriction._replace(earliest=earliest, catchup=True)


def first_run(timetable, restriction):
    """The scheduler's first answer."""
    from times import describe_run

    info = next_run(timetable, restriction, None)
    return None if info is None else describe_run(info)


def serialized(dag):
    """The DAG as the scheduler sees it: written to Airflow's JSON and read back."""
    from airflow.serialization import serialized_objects

    serialization = getattr(serialized_objects, "DagSerialization", None) or serialized_objects.SerializedDAG
    return serialization.from_dict(serialization.to_dict(dag))


def dump_groups(dag):
    """Task groups by id, the root left out."""
    groups = {}
    for group_id, group in dag.task_group.get_task_group_dict().items():
        if group_id is None or group.is_root:
            continue
        groups[group_id] = {
            "path": group_path(group),
            "tooltip": group.tooltip,
            "display_name": getattr(group, "group_display_name", None) or None,
        }
    return dict(sorted(groups.items()))


def group_path(group):
    """Ids of the groups from the outermost to this one."""
    path = []
    while group is not None and not group.is_root:
        path.insert(0, group.group_id)
        group = group.parent_group
    return path


def dump_edge_labels(dag):
    """[upstream, downstream, label] of every labelled edge."""
    return sorted(
        [upstream, downstream, info.get("label")]
        for upstream, edges in dag.edge_info.items()
        for downstream, info in edges.items()
    )


def dump_task(task):
    """One task. A mapped one has `mapped` true; its fields are those of `partial` and, by name, what it expands over."""
    return {
        "task_id": task.task_id,
        "operator": operator_name(task),
        "mapped": is_mapped(task),
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


if __name__ == "__main__":
    main()
