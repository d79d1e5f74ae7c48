"""Runs tasks that start runs of another DAG, try after try, and prints what became of each.

Request: {"tries": [{"dag_id", "task_id", "run", "before": state or null, "after": state or null, "other": dag_id}]}. `before`
is set for all runs of the other DAG before the try, `after` a moment later, while the task waits. Answer: {"airflow",
"tries": [{"outcome": "succeeds" | "fails", "runs": [{"run_id", "run_type", "state", "conf"}]}]}: the runs of the other DAG.

Works in AIRFLOW_HOME, whose database is migrated and holds nothing of the DAGs of the configured folder.
"""

import json
import logging
import os
import pickle
import sqlite3
import threading
import time
import uuid

from answer import open_answer, read_request, write_answer
from bag import load_bag
from manual_runs import run_cli
from pokes import connect, insert
from render import task_instance


def main():
    """Read the request, run the tries, write the answer."""
    answer = open_answer()
    request = read_request()
    import airflow

    run_cli("dags", "reserialize")
    logging.disable(logging.CRITICAL)
    bag, _ = load_bag(os.environ["AIRFLOW__CORE__DAGS_FOLDER"])
    connect()
    tries = [attempt(bag, wanted) for wanted in request["tries"]]
    write_answer(answer, {"airflow": airflow.__version__, "tries": tries})


def attempt(bag, wanted):
    """One try of a task instance."""
    set_state(wanted["other"], wanted["before"])
    task = bag.dags[wanted["dag_id"]].get_task(wanted["task_id"])
    begin_run(task, wanted["run"])
    instance = task_instance(task, wanted["run"])
    context = instance.get_template_context()
    instance.render_templates(context)
    timer = threading.Thread(target=set_later, args=(wanted["other"], wanted["after"]))
    timer.start()
    try:
        outcome = "succeeds" if execute(instance, context) else "fails"
    except Exception as error:
        outcome = "fails"
        print(repr(error))
    timer.join()
    return {"outcome": outcome, "runs": runs_of(wanted["other"])}


def execute(instance, context):
    """True where the task succeeds. On 3.x the runner of tasks starts the run, and waits for it."""
    try:
        instance.task.execute(context)
        return True
    except Exception as error:
        if type(error).__name__ != "DagRunTriggerException":
            raise
        import structlog
        from airflow.sdk.execution_time.task_runner import _handle_trigger_dag_run

        _, state = _handle_trigger_dag_run(error, context, instance, structlog.get_logger())
        return state == "success"


def database():
    """The database of the home."""
    return sqlite3.connect(os.path.join(os.environ["AIRFLOW_HOME"], "airflow.db"), timeout=30)


def begin_run(task, run):
    """The run of the task and its instance, without which nothing can be stored for tasks after it."""
    # Of each DAG, a date stands once.
    moment = f"2001-01-01 00:00:00.{uuid.uuid4().int % 1_000_000:06}"
    row = {
        "id": uuid.uuid4().int % 1_000_000_000 + 1000,
        "dag_id": task.dag_id,
        "task_id": task.task_id,
        "run_id": run["run_id"],
        "map_index": run.get("map_index", -1),
        "run_type": "scheduled",
        "state": "running",
        "logical_date": moment,
        "execution_date": moment,
        "run_after": moment,
        "conf": None,
    }
    with database() as rows:
        known = rows.execute(
            "SELECT count(*) FROM dag_run WHERE dag_id = ? AND run_id = ?", [task.dag_id, run["run_id"]]
        ).fetchone()[0]
        if known == 0:
            insert(rows, "dag_run", row)
        rows.execute("DELETE FROM task_instance WHERE dag_id = ?", [task.dag_id])
        # The same as that of the instance which asks.
        insert(rows, "task_instance", {**row, "id": uuid.UUID(int=1).hex})


def set_later(dag_id, state):
    """Give the task a moment to begin to wait."""
    if state is not None:
        time.sleep(2.5)
        set_state(dag_id, state)


def set_state(dag_id, state):
    """Of all runs of a DAG."""
    if state is not None:
        with database() as rows:
            rows.execute("UPDATE dag_run SET state = ? WHERE dag_id = ?", [state, dag_id])


def runs_of(dag_id):
    """The runs of a DAG as they are stored."""
    with database() as rows:
        found = rows.execute("SELECT run_id, run_type, state, conf FROM dag_run WHERE dag_id = ? ORDER BY id", [dag_id])
        return [
            {"run_id": run_id, "run_type": kind, "state": state, "conf": read_conf(conf)}
            for run_id, kind, state, conf in found
        ]


def read_conf(conf):
    """2.x stores what Python packs, 3.x JSON."""
    return pickle.loads(conf) if isinstance(conf, bytes) else json.loads(conf)


if __name__ == "__main__":
    main()
