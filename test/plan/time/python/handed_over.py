"""Prints the runs that Airflow's own scheduler makes of a DAG whose schedule changes, as one JSON list.

Request: a list of {"before": schedule or null, "after": schedule, "renamed": bool, "now": instant, "until": instant}. A
schedule is what `timetables.py` takes, without `now` and `count`. The DAG, or another one of a new name, is parsed and scheduled as the first one until now, then as
the second one. The answer has two lists for each: the runs [run_after, logical date, data interval start and end] that
were made of either. Instants are epoch seconds. Works on an empty database.
"""

import json
import logging
import os
import sys

sys.path.insert(0, os.environ["TIMETABLES"])

from timetables import at, freeze, timetable_of  # noqa: E402

STEP = 3600


def main():
    answer = os.fdopen(os.dup(1), "w")
    os.dup2(2, 1)
    logging.disable(logging.WARNING)
    cases = json.load(sys.stdin)
    json.dump([made_runs(f"case_{index}", case) for index, case in enumerate(cases)], answer)
    answer.close()


def made_runs(dag_id, case):
    """The runs made before the change, and those after it."""
    from airflow.utils.session import create_session

    clock = case["before"]["start"] if case["before"] is not None else case["now"]
    with create_session() as session:
        if case["before"] is not None:
            schedule_until(dag_of(dag_id, case["before"]), min(clock, case["now"]), case["now"], session)
        known = set(ids_of(dag_id, session))
        before = runs_of(dag_id, known, session)
        after_id = f"{dag_id}_renamed" if case["renamed"] else dag_id
        schedule_until(dag_of(after_id, case["after"]), case["now"], case["until"], session)
        return [before, runs_of(after_id, set(ids_of(after_id, session)) - known, session)]


def dag_of(dag_id, schedule):
    """The DAG as a file declares it."""
    from airflow.models.dag import DAG

    operator = empty_operator()
    dag = DAG(
        dag_id,
        schedule="@once" if schedule["crons"] is None else timetable_of(schedule),
        start_date=at(schedule["start"]),
        end_date=at(schedule["end"]),
        catchup=schedule["catchup"],
        max_active_runs=100_000,
    )
    operator(task_id="load", dag=dag)
    return dag


def empty_operator():
    try:
        from airflow.providers.standard.operators.empty import EmptyOperator
    except ImportError:
        from airflow.operators.empty import EmptyOperator
    return EmptyOperator


def schedule_until(dag, clock, until, session):
    """Parse the file and ask for due runs, again and again, while the clock goes on to the end."""
    from airflow.models import DagModel

    runner = scheduler_of(dag)
    while clock <= until:
        freeze(clock)
        parse(dag, session)
        session.flush()
        # What was read before is not taken for what is stored now.
        session.expunge_all()
        model = session.get(DagModel, dag.dag_id)
        create_due(runner, model, clock, session)
        due = model.next_dagrun_create_after
        if due is None:
            return
        # Where it stands still, only later moments can bring something else.
        clock = max(int(due.timestamp()), clock + STEP) if due.timestamp() <= clock else int(due.timestamp())


def create_due(runner, model, clock, session):
    """What the scheduler does in each of its loops, until nothing is due or it stands still."""
    while model.next_dagrun_create_after is not None and model.next_dagrun_create_after.timestamp() <= clock:
        proposed = model.next_dagrun
        runner._create_dag_runs([model], session)
        session.flush()
        if model.next_dagrun == proposed:
            return


def scheduler_of(dag):
    from airflow.jobs.job import Job
    from airflow.jobs.scheduler_job_runner import SchedulerJobRunner

    runner = SchedulerJobRunner(Job())
    if hasattr(runner, "_get_current_dag"):
        return runner
    # Airflow 2 keeps the DAGs that it has read for some seconds.
    runner.dagbag = Read(dag)
    return runner


class Read:
    """The DAG that was read last."""

    def __init__(self, dag):
        self.dag = dag
        self.dags_hash = {}

    def get_dag(self, dag_id, session=None):
        return self.dag


def parse(dag, session):
    """Write what a parsed file says to the database, as the DAG processor does."""
    try:
        from airflow.dag_processing import collection  # noqa: F401
        from airflow.models.dagbundle import DagBundleModel
    except ImportError:
        dag.bulk_write_to_db([dag], session=session)
        return
    parse_as_bundle(dag, session, DagBundleModel)


def parse_as_bundle(dag, session, bundle_model):
    from airflow.models.serialized_dag import SerializedDagModel

    if session.get(bundle_model, "dags") is None:
        session.add(bundle_model(name="dags"))
        session.flush()
    if hasattr(dag, "bulk_write_to_db"):
        dag.bulk_write_to_db("dags", None, [dag], session=session)
        SerializedDagModel.write_dag(dag, bundle_name="dags", session=session)
        return
    lazy, serialized = serialized_forms(dag)
    serialized.bulk_write_to_db("dags", None, [lazy], session=session)
    SerializedDagModel.write_dag(lazy, bundle_name="dags", bundle_version=None, session=session)


def serialized_forms(dag):
    """What is stored of a DAG, and the class that stores it; both were moved from version to version."""
    from airflow.serialization import serialized_objects

    serialization = getattr(serialized_objects, "DagSerialization", None) or serialized_objects.SerializedDAG
    try:
        from airflow.serialization.definitions.dag import SerializedDAG
    except ImportError:
        SerializedDAG = serialized_objects.SerializedDAG
    return serialized_objects.LazyDeserializedDAG(data=serialization.to_dict(dag)), SerializedDAG


def ids_of(dag_id, session):
    from airflow.models import DagRun

    return [run.id for run in session.query(DagRun).filter(DagRun.dag_id == dag_id)]


def runs_of(dag_id, ids, session):
    """These runs of the DAG, by the moment from which on they were due."""
    from airflow.models import DagRun

    rows = []
    for run in session.query(DagRun).filter(DagRun.dag_id == dag_id):
        if run.id not in ids:
            continue
        logical = getattr(run, "logical_date", None) or run.execution_date
        start, end = run.data_interval_start, run.data_interval_end
        run_after = getattr(run, "run_after", None) or end
        rows.append([int(moment.timestamp()) for moment in (run_after, logical, start, end)])
    return sorted(rows)


if __name__ == "__main__":
    main()
