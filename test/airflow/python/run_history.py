"""What the SQLite database of a running Airflow 3 says of runs. Needs no Airflow."""

import json
import sqlite3
from contextlib import closing

from history import instant


def ended_counts(database):
    """DAG id -> how many of its runs have ended."""
    rows = query(
        database, "SELECT dag_id, count(*) FROM dag_run WHERE state IN ('success', 'failed') GROUP BY dag_id"
    )
    return {row["dag_id"]: row["count(*)"] for row in rows}


def import_errors(database):
    """File -> traceback."""
    return {
        row["filename"]: row["stacktrace"] for row in query(database, "SELECT filename, stacktrace FROM import_error")
    }


def runs(database):
    """All runs by DAG and time, each with its task instances and what they rendered."""
    rows = query(
        database,
        "SELECT dag_id, run_id, run_type, state, logical_date, data_interval_start, data_interval_end, run_after"
        " FROM dag_run ORDER BY dag_id, run_after, id",
    )
    return [
        {
            "dag_id": row["dag_id"],
            "run_type": row["run_type"],
            "state": row["state"],
            "logical_date": instant(row["logical_date"]),
            "data_interval": [instant(row["data_interval_start"]), instant(row["data_interval_end"])],
            "run_after": instant(row["run_after"]),
            "tasks": task_instances(database, row["dag_id"], row["run_id"]),
        }
        for row in rows
    ]


def task_instances(database, dag_id, run_id):
    """Task id, `id[0]` for mapped instances -> state, try and rendered fields."""
    rows = query(
        database,
        "SELECT task_id, map_index, state, try_number, rendered_fields FROM task_instance"
        " LEFT JOIN rendered_task_instance_fields USING (dag_id, run_id, task_id, map_index)"
        " WHERE dag_id = ? AND run_id = ? ORDER BY task_id, map_index",
        (dag_id, run_id),
    )
    return {
        row["task_id"] if row["map_index"] < 0 else f"{row['task_id']}[{row['map_index']}]": {
            "state": row["state"],
            "try_number": row["try_number"],
            "rendered": json.loads(row["rendered_fields"] or "{}"),
        }
        for row in rows
    }


def query(database, statement, parameters=()):
    """Rows, by name of the column. Only reads: the database belongs to the servers."""
    with closing(sqlite3.connect(f"file:{database}?mode=ro", uri=True, timeout=30)) as connection:
        connection.row_factory = sqlite3.Row
        return connection.execute(statement, parameters).fetchall()
