"""Asks sensors that wait for runs of another DAG, with runs of that DAG in the database, and prints what each says.

Request: {"folder", "pokes": [{"dag_id", "task_id", "run", "upstream": {"dag_id", "task_id" or null}, "history": [states],
"states": {instant of a logical date: state}}]}. `history` are runs of the upstream long before, whose tasks have the
same states. Answer: {"airflow", "answers": ["passes" | "waits" | "skips" | "fails: …"]}.

A task asks as it does in production: on 2.x the database, on 3.x the execution API by way of its supervisor, all of them
in this process. Works in AIRFLOW_HOME, whose database is migrated.
"""

import logging
import os
import sqlite3
import uuid

from answer import open_answer, read_request, write_answer
from bag import load_bag
from render import task_instance
from times import parse_instant


def main():
    """Read the request, ask, write the answer."""
    answer = open_answer()
    request = read_request()
    import airflow

    logging.disable(logging.CRITICAL)
    bag, _ = load_bag(os.path.realpath(request["folder"]))
    if bag.import_errors:
        raise RuntimeError(f"the folder does not load: {bag.import_errors}")
    connect()
    answers = [poke(bag, wanted) for wanted in request["pokes"]]
    write_answer(answer, {"airflow": airflow.__version__, "answers": answers})


def connect():
    """On 3.x, a supervisor that passes questions to the real execution API on the database."""
    try:
        from airflow.sdk.execution_time import supervisor, task_runner
    except ImportError:
        return
    import psutil
    import structlog

    stand_in = supervisor.InProcessTestSupervisor(
        id=uuid.UUID(int=1),
        pid=os.getpid(),
        process=psutil.Process(),
        process_log=structlog.get_logger(logger_name="task").bind(),
        client=supervisor.InProcessTestSupervisor._api_client(None),
    )
    stand_in.comms = supervisor.InProcessSupervisorComms(supervisor=stand_in)
    task_runner.SUPERVISOR_COMMS = stand_in.comms


def poke(bag, wanted):
    """What one look of the sensor says."""
    fill(wanted)
    instance = task_instance(bag.dags[wanted["dag_id"]].get_task(wanted["task_id"]), wanted["run"])
    context = instance.get_template_context()
    instance.render_templates(context)
    try:
        return "passes" if instance.task.poke(context) else "waits"
    except Exception as error:
        name = type(error).__name__
        return "skips" if name == "AirflowSkipException" else f"fails: {error}"


def fill(wanted):
    """Make the database hold exactly the runs of this question."""
    upstream = wanted["upstream"]
    old = {f"2001-01-{day:02}T00:00:00Z": state for day, state in enumerate(wanted["history"], 1)}
    with sqlite3.connect(os.path.join(os.environ["AIRFLOW_HOME"], "airflow.db")) as database:
        database.execute("DELETE FROM task_instance")
        database.execute("DELETE FROM dag_run")
        for number, (date, state) in enumerate({**old, **wanted["states"]}.items(), 1):
            insert(database, "dag_run", run_row(number, upstream["dag_id"], date, state))
            if upstream["task_id"] is not None:
                insert(database, "task_instance", task_row(number, upstream, state))
    database.close()


def run_row(number, dag_id, date, state):
    """A run. A failed task may stand in a run that goes on, so the state of a run with tasks says nothing."""
    moment = parse_instant(date).in_timezone("UTC").strftime("%Y-%m-%d %H:%M:%S.%f")
    return {
        "id": number,
        "dag_id": dag_id,
        "run_id": f"run {number}",
        "logical_date": moment,
        "execution_date": moment,
        "run_after": moment,
        "state": state,
        "run_type": "scheduled",
    }


def task_row(number, upstream, state):
    """The instance of the task in the run of that number."""
    return {
        "id": uuid.UUID(int=number).hex,
        "dag_id": upstream["dag_id"],
        "task_id": upstream["task_id"],
        "run_id": f"run {number}",
        "map_index": -1,
        "state": state,
    }


def insert(database, table, values):
    """A row, as far as the table of this version has such columns; what else it demands is empty."""
    columns = database.execute(f"PRAGMA table_info({table})").fetchall()
    row = {name: values[name] for _, name, *_ in columns if name in values}
    for _, name, kind, required, default, _ in columns:
        if required and default is None and name not in row:
            row[name] = 0 if "INT" in kind or "BOOL" in kind else "2001-01-01 00:00:00" if "TIME" in kind else ""
    names, marks = ", ".join(row), ", ".join("?" * len(row))
    database.execute(f"INSERT INTO {table} ({names}) VALUES ({marks})", list(row.values()))


if __name__ == "__main__":
    main()
