"""Prints what real Airflow understood of folders of DAG files, as one JSON object.

Request: {"folders": [path], "runs": 10, "runs_from": instant or null, "now": instant or null, "preload": true}.
Works on Airflow 2.10 to 3.3, without a database. Each folder is loaded in a process of its own, forked after Airflow
was imported.
"""

import os
import warnings

from airflow_keys import dag_keys
from answer import error_text, in_child, open_answer, read_request, to_json, write_answer
from bag import import_errors, load_bag, qualified_name, relative_path
from tasks import dump_task, group_path
from times import describe_run, freeze, instant, next_run, parse_instant, seconds, walk_runs

# Imported before the fork, because they are slow and most folders need them. What they warn of is no file's doing.
PRELOADED = (
    "airflow.providers.common.sql.operators.sql",
    "airflow.providers.standard.operators.bash",
    # On 3.2 and 3.3 it warns of an import of its own.
    "airflow.providers.standard.sensors.python",
)


def main():
    """Read the request, dump each folder, write the answer."""
    answer = open_answer()
    request = read_request()
    import airflow

    if request.get("preload", True):
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
    with warnings.catch_warnings():
        # The first asset makes Airflow look through all its providers.
        asset_class()("lake://sizes")


def asset_class():
    """`Asset`, or `Dataset` as it was called on Airflow 2."""
    try:
        from airflow.sdk import Asset
    except ImportError:
        from airflow.datasets import Dataset as Asset
    return Asset


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
        "keys": dag_keys(dag),
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
    schedule["assets"] = dump_condition(asset_condition(dag.timetable))
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


def asset_condition(timetable):
    """What makes a DAG due that has no times; None for any other."""
    return getattr(timetable, "asset_condition", None) or getattr(timetable, "dataset_condition", None)


def dump_condition(condition):
    """`{"all": […]}`, `{"any": […]}`, or the URI of an asset. Timetables with times hold a condition of nothing."""
    if not hasattr(condition, "objects"):
        return getattr(condition, "uri", None)
    return {"any" if "Any" in type(condition).__name__ else "all": [dump_condition(part) for part in condition.objects]}


def unrestricted(restriction, request):
    """The DAG's own bounds with catchup on, so that no run depends on the clock."""
    earliest = restriction.earliest
    if request.get("runs_from") is not None:
        begin = parse_instant(request["runs_from"])
        earliest = begin if earliest is None else max(earliest, begin)
    return restriction._replace(earliest=earliest, catchup=True)


def first_run(timetable, restriction):
    """The scheduler's first answer."""
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


def dump_edge_labels(dag):
    """[upstream, downstream, label] of every labelled edge."""
    return sorted(
        [upstream, downstream, info.get("label")]
        for upstream, edges in dag.edge_info.items()
        for downstream, info in edges.items()
    )


if __name__ == "__main__":
    main()
