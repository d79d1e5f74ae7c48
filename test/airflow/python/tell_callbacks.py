"""Runs callbacks as the DAG processor of Airflow 3.0 to 3.3 does when the scheduler asks for it, in one process.

Request: {"folder": path, "requests": [...]}, each {"kind": "dag" or "task", "dag_id", "task_id", "map_index", "run_id",
"window": [start, end] or null, "failed": bool, "knows_task": bool}. Where `knows_task` is false, the scheduler knew no
task instance of the run, and only its id comes with the request.

Answer: {"errors": [what was logged as a failure]}.
"""

import os
import uuid

from answer import open_answer, read_request, write_answer
from bag import load_bag


def main():
    """Load the folder once, and run the callbacks one after another."""
    answer = open_answer()
    request = read_request()
    from airflow.dag_processing import processor

    bag, _ = load_bag(os.path.realpath(request["folder"]))
    if bag.import_errors:
        raise RuntimeError(f"the folder does not load: {bag.import_errors}")
    log = Log()
    for wanted in request["requests"]:
        if wanted["kind"] == "dag":
            processor._execute_dag_callbacks(bag, dag_request(wanted), log)
        else:
            processor._execute_task_callbacks(bag, task_request(wanted), log)
    write_answer(answer, {"errors": log.errors})


class Log:
    """Takes what the processor logs, and keeps what went wrong."""

    def __init__(self):
        self.errors = []

    def info(self, *arguments, **named):
        """Not of interest."""

    debug = info

    def warning(self, *arguments, **named):
        """The processor warns where it runs nothing."""
        self.errors.append(str(arguments))

    def exception(self, *arguments, **named):
        """With the exception that is being handled."""
        import sys

        self.errors.append(repr(sys.exc_info()[1]))


def dag_request(wanted):
    """What the scheduler sends for a run that has ended, after its way through JSON."""
    from airflow.callbacks.callback_requests import DagCallbackRequest, DagRunContext

    context = None
    if wanted["knows_task"]:
        context = DagRunContext(dag_run=dag_run(wanted), last_ti=task_instance(wanted))
    request = DagCallbackRequest(
        **place(wanted),
        dag_id=wanted["dag_id"],
        run_id=wanted["run_id"],
        is_failure_callback=wanted["failed"],
        context_from_server=context,
    )
    return DagCallbackRequest.from_json(request.to_json())


def task_request(wanted):
    """What the scheduler sends for a task whose worker was lost."""
    from airflow.callbacks.callback_requests import TaskCallbackRequest

    request = TaskCallbackRequest(**place(wanted), ti=task_instance(wanted))
    return TaskCallbackRequest.from_json(request.to_json())


def place(wanted):
    """Where the DAG is."""
    return {"filepath": wanted["dag_id"] + ".py", "bundle_name": "shop", "bundle_version": None, "msg": "told"}


def task_instance(wanted):
    """As much of a task instance as the scheduler sends."""
    from airflow.api_fastapi.execution_api.datamodels.taskinstance import TaskInstance

    return known(
        TaskInstance,
        id=uuid.uuid4(),
        dag_version_id=uuid.uuid4(),
        task_id=wanted["task_id"],
        dag_id=wanted["dag_id"],
        run_id=wanted["run_id"],
        try_number=1,
        map_index=wanted["map_index"],
    )


def dag_run(wanted):
    """A run as the scheduler sends it; without a window one that was started by hand, or by an asset."""
    from airflow.api_fastapi.execution_api.datamodels.taskinstance import DagRun

    start, end = wanted["window"] or (None, None)
    return known(
        DagRun,
        dag_id=wanted["dag_id"],
        run_id=wanted["run_id"],
        logical_date=start,
        data_interval_start=start,
        data_interval_end=end,
        run_after=end or "2026-04-02T10:00:00Z",
        start_date="2026-04-02T10:00:01Z",
        end_date="2026-04-02T10:05:00Z",
        run_type="scheduled" if start else "manual",
        state="failed" if wanted["failed"] else "success",
        conf={},
        consumed_asset_events=[],
        partition_key=None,
    )


def known(model, **values):
    """A model of this version, from those of the values that it has."""
    fields = model.model_fields
    return model(**{name: value for name, value in values.items() if name in fields})


if __name__ == "__main__":
    main()
