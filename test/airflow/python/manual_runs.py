"""Starts runs as people and other pipelines do, without a scheduler, and prints what Airflow stored of each.

Request: {"now": instant, "runs": [{"how", "dag_id", "date": instant or null, "command"}]}. `how` is one of
- "cli": `airflow dags trigger`, with the date as `-e` (2.x) or `-l` (3.x);
- "api": the handler of a POST of the REST API, which the trigger form of 3.x uses too;
- "operator": what a TriggerDagRunOperator asks for, whose date is the moment itself when it is given none;
- "backfill": the command of a backfill; on 2.x, which would run the tasks at once, the one run that it would start;
- "clear": a run that the scheduler made, once the command has cleared it.
Airflow believes that it is `now`. Answer: {"airflow", "runs": [stored or {"error": "Type: message"}]}.

Works in AIRFLOW_HOME, whose database is migrated and holds nothing of the DAGs.
"""

import os
import sqlite3
import sys
import uuid
from types import SimpleNamespace

from answer import error_text, open_answer, read_request, write_answer
from times import instant, parse_instant


def main():
    """Read the request, start the runs, write the answer."""
    answer = open_answer()
    request = read_request()
    now = parse_instant(request["now"])
    stop_clocks(now)
    import airflow

    run_cli("dags", "reserialize")
    stop_clocks(now)
    runs = [attempt(run, now) for run in request["runs"]]
    write_answer(answer, {"airflow": airflow.__version__, "runs": runs})


def stop_clocks(now):
    """All of Airflow asks `timezone.utcnow` for the time; each distribution of 3.x has a copy of that module."""
    import importlib

    for name in (
        "airflow.utils.timezone",
        "airflow._shared.timezones.timezone",
        "airflow.sdk._shared.timezones.timezone",
    ):
        try:
            importlib.import_module(name)
        except ImportError:
            pass
    for name, module in list(sys.modules.items()):
        if name.startswith("airflow.") and "utcnow" in vars(module):
            module.utcnow = lambda: now


def run_cli(*words):
    """An `airflow` command, in this process."""
    from airflow.cli import cli_parser

    arguments = cli_parser.get_parser().parse_args(list(words))
    arguments.func(arguments)


def attempt(run, now):
    """What is stored of the run, which is removed again; or why it was refused."""
    ways = {"cli": by_cli, "api": by_api, "operator": by_operator, "backfill": by_backfill, "clear": by_clear}
    begin = ways[run["how"]]
    try:
        return begin(run, now) or stored(run["dag_id"])
    except SystemExit as error:
        return {"error": error_text(error)}
    except Exception as error:
        return {"error": error_text(error)}


def is_airflow_3():
    """Whether a run may lack a logical date."""
    import airflow

    return int(airflow.__version__.split(".")[0]) >= 3


def by_cli(run, _):
    """`airflow dags trigger`."""
    option = "--logical-date" if is_airflow_3() else "--exec-date"
    run_cli("dags", "trigger", run["dag_id"], *([] if run["date"] is None else [option, run["date"]]))


def by_api(run, _):
    """The handler of `POST …/dagRuns`, below its check of who asks."""
    if is_airflow_3():
        by_api_of_3(run["dag_id"], run["date"])
    else:
        by_api_of_2(run["dag_id"], run["date"])


def by_api_of_2(dag_id, date):
    """Its handler reads Flask's request."""
    import inspect

    from airflow.api_connexion.endpoints.dag_run_endpoint import post_dag_run
    from airflow.models.dagbag import DagBag
    from airflow.utils.session import create_session
    from flask import Flask

    app = Flask("api")
    app.dag_bag = DagBag(read_dags_from_db=True)
    body = {} if date is None else {"logical_date": date}
    with app.test_request_context(json=body), create_session() as session:
        inspect.unwrap(post_dag_run)(dag_id=dag_id, session=session)


def by_api_of_3(dag_id, date):
    """A function of FastAPI, whose dependencies are given by hand."""
    import inspect

    from airflow.api_fastapi.core_api.datamodels.dag_run import TriggerDAGRunPostBody
    from airflow.api_fastapi.core_api.routes.public.dag_run import trigger_dag_run
    from airflow.utils.session import create_session

    given = {
        "dag_id": dag_id,
        "body": TriggerDAGRunPostBody(logical_date=date),
        "dag_bag": stored_dags(),
        "user": SimpleNamespace(get_id=lambda: "1", get_name=lambda: "person"),
        "request": SimpleNamespace(headers={}),
    }
    with create_session() as session:
        wanted = inspect.signature(trigger_dag_run).parameters
        trigger_dag_run(session=session, **{name: value for name, value in given.items() if name in wanted})


def stored_dags():
    """The DAGs as the API server reads them."""
    try:
        from airflow.models.dagbag import DBDagBag
    except ImportError:
        from airflow.models.dagbag import DagBag

        return DagBag(read_dags_from_db=True)
    return DBDagBag()


def by_operator(run, now):
    """What the worker asks for; on 3.x it asks the API server, where it is a little later."""
    date = now.subtract(microseconds=40_000) if run["date"] is None else parse_instant(run["date"])
    if is_airflow_3():
        by_operator_of_3(run["dag_id"], date)
        return
    from airflow.api.common.trigger_dag import trigger_dag

    trigger_dag(dag_id=run["dag_id"], run_id="by_operator", execution_date=date, replace_microseconds=False)


def by_operator_of_3(dag_id, date):
    """The handler of the execution API."""
    import inspect

    from airflow.api_fastapi.execution_api.datamodels.dagrun import TriggerDAGRunPayload
    from airflow.api_fastapi.execution_api.routes.dag_runs import trigger_dag_run
    from airflow.utils.session import create_session

    payload = TriggerDAGRunPayload(logical_date=date)
    given = {"token": SimpleNamespace(id=uuid.UUID(int=1))}
    wanted = inspect.signature(trigger_dag_run).parameters
    given = {name: value for name, value in given.items() if name in wanted}
    with create_session() as session:
        trigger_dag_run(dag_id=dag_id, run_id="by_operator", payload=payload, session=session, **given)


def by_backfill(run, _):
    """`airflow backfill create` or, as far as its choice of runs, `airflow dags backfill`."""
    words = run["command"].split()[1:]
    if is_airflow_3():
        run_cli(*words)
        return None
    from airflow.cli import cli_parser
    from airflow.models.dagbag import DagBag

    arguments = cli_parser.get_parser().parse_args(words)
    dag = DagBag(read_dags_from_db=True).get_dag(arguments.dag_id)
    (info,) = dag.iter_dagrun_infos_between(arguments.start_date, arguments.end_date)
    return {
        "run_id": "by_backfill",
        "run_type": "backfill",
        "logical_date": instant(info.logical_date),
        "data_interval": [instant(info.data_interval.start), instant(info.data_interval.end)],
        "run_after": instant(info.run_after),
    }


def by_clear(run, _):
    """A failed scheduled run of the date, and the command that clears it."""
    by_api({**run, "how": "api"}, None)
    database = open_database()
    column = "logical_date" if is_airflow_3() else "execution_date"
    database.execute(f"UPDATE dag_run SET run_type = 'scheduled', state = 'failed', {column} = data_interval_start")
    database.execute("UPDATE task_instance SET state = 'failed'")
    database.commit()
    run_cli(*run["command"].split()[1:])
    states = database.execute("SELECT DISTINCT state FROM task_instance").fetchall()
    database.close()
    if states != [(None,)]:
        raise RuntimeError(f"the tasks were not cleared: {states}")


def open_database():
    """The database of the home."""
    return sqlite3.connect(os.path.join(os.environ["AIRFLOW_HOME"], "airflow.db"))


def stored(dag_id):
    """The one run of the DAG as the database has it; then none."""
    database = open_database()
    database.row_factory = sqlite3.Row
    rows = database.execute("SELECT * FROM dag_run WHERE dag_id = ?", [dag_id]).fetchall()
    if is_airflow_3():
        database.execute("DELETE FROM backfill_dag_run")
        # Only one backfill of a DAG may be under way.
        database.execute("UPDATE backfill SET completed_at = created_at")
    database.execute("DELETE FROM task_instance")
    database.execute("DELETE FROM dag_run")
    database.commit()
    database.close()
    (row,) = rows
    known = dict(row)
    logical_date = read(known.get("logical_date", known.get("execution_date")))
    begin, end = read(known["data_interval_start"]), read(known["data_interval_end"])
    return {
        "run_id": known["run_id"],
        "run_type": known["run_type"],
        "logical_date": logical_date,
        "data_interval": None if begin is None else [begin, end],
        "run_after": read(known.get("run_after")) or logical_date,
    }


def read(text):
    """SQLite keeps UTC without saying so."""
    return None if text is None else instant(parse_instant(f"{text}+00:00"))


if __name__ == "__main__":
    main()
