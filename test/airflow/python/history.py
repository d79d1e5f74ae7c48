"""Prints the newest run of an Airflow SQLite database and the states of its task instances, as one JSON object."""

import json
import sqlite3
import sys


def main():
    """Read the database named by the first argument. Needs no Airflow."""
    database = sqlite3.connect(sys.argv[1])
    run = database.execute(
        "SELECT dag_id, run_id, state, data_interval_start, data_interval_end FROM dag_run ORDER BY id DESC LIMIT 1"
    ).fetchone()
    json.dump({"run": describe(run), "states": states(database, run)}, sys.stdout)


def describe(run):
    """The run as JSON; None without a run."""
    if run is None:
        return None
    _, run_id, state, begin, end = run
    return {"run_id": run_id, "state": state, "data_interval": [instant(begin), instant(end)]}


def states(database, run):
    """Task id -> state; mapped instances carry their index."""
    if run is None:
        return {}
    rows = database.execute(
        "SELECT task_id, map_index, state FROM task_instance WHERE dag_id = ? AND run_id = ? ORDER BY 1, 2",
        run[:2],
    )
    return {task_id if index < 0 else f"{task_id}[{index}]": state for task_id, index, state in rows}


def instant(text):
    """SQLite keeps UTC without saying so: `2026-03-30 00:30:00.000000`."""
    return None if text is None else text.removesuffix(".000000").replace(" ", "T") + "Z"


if __name__ == "__main__":
    main()
