"""Renders template fields as real Airflow does for a scheduled run, and prints one JSON object.

Request: {"folder": path or null, "tasks": [...], "operators": [...], "context": {...}, "run": {...}}.
- tasks: {"dag_id", "task_id", "run"}: tasks of the folder's DAG files.
- operators: {"operator": "module.Class", "arguments": {...}}: operators built here, for many texts at once; all of them
  see the context of `run`, with `context` on top.
- a run: {"logical_date", "data_interval": [start, end], "run_after", "run_id", "try_number", "map_index", "conf",
  "run_type"}.

Answer: {"airflow", "tasks": [result], "operators": [result]}; a result is {"fields": {name: value}, "error": null}
or {"fields": {}, "error": "Type: message"}. Airflow 2.x asks its database for earlier runs, so it wants a migrated one.
"""

import importlib
import logging
import os
import uuid

from answer import error_text, open_answer, read_request, to_json, write_answer
from bag import load_bag
from supervisor import connect
from times import parse_instant


def main():
    """Read the request, render, write the answer."""
    answer = open_answer()
    request = read_request()
    import airflow

    # A failing template is an answer here, not an event.
    logging.disable(logging.CRITICAL)
    connect()
    write_answer(
        answer,
        {
            "airflow": airflow.__version__,
            "tasks": render_tasks(request.get("folder"), request.get("tasks") or []),
            "operators": render_operators(request),
        },
    )


def render_tasks(folder, wanted):
    """Each wanted task of the folder, one by one."""
    if not wanted:
        return []
    bag, _ = load_bag(os.path.realpath(folder))
    if bag.import_errors:
        raise RuntimeError(f"the folder does not load: {bag.import_errors}")
    return [attempt(render_task, bag.dags[item["dag_id"]], item["task_id"], item["run"]) for item in wanted]


def render_task(dag, task_id, run):
    """The rendered fields of one task instance."""
    instance = task_instance(dag.get_task(task_id), run)
    context = instance.get_template_context()
    instance.render_templates(context)
    return fields(instance.task)


def render_operators(request):
    """Each operator given, as a task of one DAG; the DAG's folder is empty, so no text names a file by chance."""
    wanted = request.get("operators") or []
    if not wanted:
        return []
    dag = scratch_dag()
    probe = load("airflow.providers.standard.operators.bash.BashOperator")(
        task_id="probe", bash_command="true", dag=dag
    )
    instance = task_instance(probe, request["run"])
    context = instance.get_template_context()
    context.update(request.get("context") or {})
    return [attempt(render_operator, dag, context, f"task_{index}", item) for index, item in enumerate(wanted)]


def render_operator(dag, context, task_id, item):
    """Build the operator, do what loading a DAG file does to it, render it."""
    task = load(item["operator"])(task_id=task_id, dag=dag, **arguments(item["arguments"]))
    task.resolve_template_files()
    task.render_template_fields(context)
    return fields(task)


def arguments(given):
    """Keyword arguments; `python_callable` is a dotted name."""
    return {name: load(value) if name == "python_callable" else value for name, value in given.items()}


def load(name):
    """`module.name` as an object."""
    module, _, attribute = name.rpartition(".")
    return getattr(importlib.import_module(module), attribute)


def scratch_dag():
    """A DAG that lies in an empty folder of the scratch home."""
    dag = load_dag_class()(dag_id="scratch", schedule=None, start_date=parse_instant("2020-01-01T00:00:00Z"))
    folder = os.path.join(os.environ["AIRFLOW_HOME"], "scratch")
    os.makedirs(folder, exist_ok=True)
    dag.fileloc = os.path.join(folder, "scratch.py")
    return dag


def load_dag_class():
    """DAG, from where it belongs in this version."""
    try:
        from airflow.sdk import DAG
    except ImportError:
        from airflow.models.dag import DAG
    return DAG


def fields(task):
    """The template fields of a rendered task."""
    return {name: to_json(getattr(task, name, None)) for name in sorted(task.template_fields)}


def attempt(work, *given):
    """The result, or the error as text."""
    try:
        return {"fields": work(*given), "error": None}
    except Exception as error:
        return {"fields": {}, "error": error_text(error)}


def task_instance(task, run):
    """The task instance of a scheduled run, ready to render: a copy, as an execution makes one."""
    prepared = task.prepare_for_execution() if hasattr(task, "prepare_for_execution") else task
    try:
        import airflow.sdk  # noqa: F401
    except ImportError:
        return instance_of_2(prepared, run)
    return instance_of_3(prepared, run)


def instance_of_2(task, run):
    """Airflow 2: an ORM object with its run attached, neither of them in the database."""
    from airflow.models import DagRun, TaskInstance
    from airflow.utils.state import DagRunState
    from airflow.utils.types import DagRunType
    from sqlalchemy.orm.attributes import set_committed_value

    begin, end = (parse_instant(text) for text in run["data_interval"])
    dag_run = DagRun(
        dag_id=task.dag_id,
        run_id=run["run_id"],
        execution_date=parse_instant(run["logical_date"]),
        start_date=parse_instant(run["run_after"]),
        external_trigger=run.get("run_type") == "manual",
        conf=run.get("conf") or {},
        state=DagRunState.RUNNING,
        run_type=run.get("run_type") or DagRunType.SCHEDULED,
        data_interval=(begin, end),
    )
    instance = TaskInstance(task, run_id=run["run_id"], map_index=run.get("map_index", -1))
    set_committed_value(instance, "dag_run", dag_run)
    instance.task = task
    instance.try_number = run.get("try_number", 1)
    return instance


def instance_of_3(task, run):
    """Airflow 3: what the task runner builds from the answer of the execution API."""
    from airflow.sdk.api.datamodels._generated import DagRun, TIRunContext
    from airflow.sdk.execution_time.task_runner import RuntimeTaskInstance

    begin, end = run.get("data_interval") or (None, None)
    known = {
        "dag_id": task.dag_id,
        "run_id": run["run_id"],
        "logical_date": run["logical_date"],
        "data_interval_start": begin,
        "data_interval_end": end,
        "run_after": run["run_after"],
        "start_date": run["run_after"],
        "end_date": None,
        "run_type": run.get("run_type") or ("scheduled" if run["logical_date"] is not None else "manual"),
        "state": "running",
        "conf": run.get("conf") or {},
        "consumed_asset_events": [],
        "partition_key": None,
    }
    dag_run = DagRun(**{name: value for name, value in known.items() if name in DagRun.model_fields})
    return RuntimeTaskInstance.model_construct(
        id=uuid.UUID(int=1),
        dag_version_id=uuid.UUID(int=2),
        task_id=task.task_id,
        dag_id=task.dag_id,
        run_id=run["run_id"],
        try_number=run.get("try_number", 1),
        map_index=run.get("map_index", -1),
        task=task,
        bundle_instance=None,
        max_tries=task.retries,
        start_date=parse_instant(run["run_after"]),
        _ti_context_from_server=TIRunContext(dag_run=dag_run, task_reschedule_count=0, max_tries=task.retries),
    )


if __name__ == "__main__":
    main()
