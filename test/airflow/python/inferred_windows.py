"""Prints the windows that Airflow gives to runs started by hand with a date, as one JSON object.

Request: {"schedules": [{"cron", "zone", "dates": [epoch seconds]}]}. Answer: {"schedules": [[[start, end]]]}, in epoch
seconds, of a CronDataIntervalTimetable. Needs no database.
"""

from answer import open_answer, read_request, write_answer


def main():
    """Read the request, ask the timetables, write the answer."""
    answer = open_answer()
    request = read_request()
    write_answer(answer, {"schedules": [windows(**schedule) for schedule in request["schedules"]]})


def windows(cron, zone, dates):
    """The window of each date."""
    import pendulum
    from airflow.timetables.interval import CronDataIntervalTimetable

    timetable = CronDataIntervalTimetable(cron, timezone=zone)
    inferred = [timetable.infer_manual_data_interval(run_after=pendulum.from_timestamp(date)) for date in dates]
    return [[int(window.start.timestamp()), int(window.end.timestamp())] for window in inferred]


if __name__ == "__main__":
    main()
