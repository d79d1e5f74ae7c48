"""Prints the runs that Airflow's own timetables propose, as one JSON list of lists.

Request: a list of {"crons": [text] or null for once, "timezone": name, "interval": seconds, "since_previous": bool,
"start": instant, "end": instant or null, "catchup": bool, "now": instant or null, "count": number}. Instants are epoch
seconds. A run is [run_after, logical_date, data_interval_start, data_interval_end]; a timetable that raises ends its
list with the name of the error.
"""

import datetime
import json
import os
import sys
import time


def main():
    answer = os.fdopen(os.dup(1), "w")
    os.dup2(2, 1)
    json.dump([runs_of(case) for case in json.load(sys.stdin)], answer)
    answer.close()


def runs_of(case):
    from airflow.timetables.base import TimeRestriction

    if case["now"] is not None:
        freeze(case["now"])
    timetable = timetable_of(case)
    restriction = TimeRestriction(at(case["start"]), at(case["end"]), case["catchup"])
    runs = []
    last = None
    while len(runs) < case["count"]:
        try:
            info = timetable.next_dagrun_info(last_automated_data_interval=last, restriction=restriction)
        except Exception as error:
            runs.append(type(error).__name__)
            break
        if info is None:
            break
        last = info.data_interval
        runs.append([int(moment.timestamp()) for moment in (info.run_after, info.logical_date, last.start, last.end)])
    return runs


def timetable_of(case):
    from airflow.timetables import interval, simple, trigger

    crons, zone = case["crons"], case["timezone"]
    if crons is None:
        return simple.OnceTimetable()
    if case["since_previous"]:
        return interval.CronDataIntervalTimetable(crons[0], timezone=zone)
    length = datetime.timedelta(seconds=case["interval"])
    if len(crons) == 1:
        return trigger.CronTriggerTimetable(crons[0], timezone=zone, interval=length)
    return trigger.MultipleCronTriggerTimetable(*crons, timezone=zone, interval=length)


def at(seconds):
    import pendulum

    return None if seconds is None else pendulum.from_timestamp(seconds)


def freeze(seconds):
    """Make every timetable of this process believe that it is then; some ask for the epoch seconds themselves."""
    from airflow.timetables import interval, simple, trigger

    now = at(seconds)
    for module in (interval, simple, trigger):
        if hasattr(module, "utcnow"):
            module.utcnow = lambda: now
        if hasattr(module, "timezone") and hasattr(module.timezone, "utcnow"):
            module.timezone.utcnow = lambda: now
    time.time = lambda: float(seconds)


if __name__ == "__main__":
    main()
