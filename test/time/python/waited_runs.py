from collections import namedtuple

import pendulum
from airflow.timetables.base import TimeRestriction

OtherDag = namedtuple("OtherDag", ["timetable", "timezone", "start", "end", "reach"])


def scheduled_runs(dag, since, until):
    """The data intervals of a DAG's scheduled runs from some before `since` on to the last that begins by `until`."""
    since = since if dag.end is None else min(since, dag.end)
    restriction = TimeRestriction(max(dag.start, since - dag.reach), dag.end, True)
    interval = None
    while True:
        info = dag.timetable.next_dagrun_info(last_automated_data_interval=interval, restriction=restriction)
        if info is None or info.data_interval.start > until:
            return
        interval = info.data_interval
        if interval.start >= dag.start:
            yield interval


def runs_of_dates(dag, timezone, start, end):
    """The logical dates of the runs whose local date is one of those from `start` up to, excluding, `end`."""
    first = start.in_timezone(timezone).date()
    stop = max(end.in_timezone(timezone).date(), first.add(days=1))
    since = pendulum.datetime(first.year, first.month, first.day, tz=dag.timezone).subtract(hours=3)
    until = pendulum.datetime(stop.year, stop.month, stop.day, tz=dag.timezone).add(hours=3)
    runs = scheduled_runs(dag, since, until)
    return [run.start for run in runs if first <= run.start.in_timezone(dag.timezone).date() < stop]


def runs_of_window(dag, start, end):
    """The logical dates of the runs that are due after `start` and by `end`."""
    return [run.start for run in scheduled_runs(dag, start, end) if start < run.end <= end]


def latest_run(dag, slot):
    """The logical date of the last run that is due by `slot`, in a list."""
    return [run.start for run in scheduled_runs(dag, slot, slot) if run.end <= slot][-1:]


def run_at(dag, slot):
    """The logical date of the run that is due at `slot`, in a list."""
    return [run.start for run in scheduled_runs(dag, slot, slot) if run.end == slot]
