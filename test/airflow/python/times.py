"""Instants as text, and the runs that a timetable announces."""

import sys
from datetime import timezone as utc_zone


def instant(moment):
    """An instant as UTC text, to the second when it has no fraction; None stays None."""
    if moment is None:
        return None
    text = moment.astimezone(utc_zone.utc).isoformat()
    return text.replace("+00:00", "Z")


def seconds(duration):
    """A timedelta (or a number of seconds) as float seconds; None stays None."""
    if duration is None:
        return None
    if isinstance(duration, (int, float)):
        return float(duration)
    return duration.total_seconds()


def parse_instant(text):
    """ISO text with a zone -> pendulum DateTime."""
    import pendulum

    return pendulum.parse(text)


def describe_run(info):
    """One DagRunInfo as JSON."""
    interval = info.data_interval
    logical_date = interval.start if interval is not None else None
    return {
        "run_after": instant(info.run_after),
        "logical_date": instant(getattr(info, "logical_date", logical_date)),
        "data_interval_start": instant(interval.start) if interval is not None else None,
        "data_interval_end": instant(interval.end) if interval is not None else None,
    }


def walk_runs(timetable, restriction, count):
    """At most `count` runs, one after the other, as the scheduler would ask for them."""
    runs = []
    last = None
    while len(runs) < count:
        info = next_run(timetable, restriction, last)
        if info is None:
            break
        runs.append(describe_run(info))
        last = info
    return runs


def next_run(timetable, restriction, last):
    """The run after `last`. 3.2 added a second form of the question that also knows partitions."""
    if hasattr(timetable, "next_dagrun_info_v2"):
        return timetable.next_dagrun_info_v2(last_dagrun_info=last, restriction=restriction)
    return timetable.next_dagrun_info(
        last_automated_data_interval=last.data_interval if last is not None else None,
        restriction=restriction,
    )


def freeze(now):
    """Make every timetable of this process believe that it is `now`. For a forked process only."""
    for name, module in list(sys.modules.items()):
        if not name.startswith("airflow.timetables."):
            continue
        if hasattr(module, "utcnow"):
            module.utcnow = lambda: now
        if hasattr(module, "timezone") and hasattr(module.timezone, "utcnow"):
            module.timezone.utcnow = lambda: now
