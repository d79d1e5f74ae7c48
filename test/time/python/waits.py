"""Prints the logical dates that runs wait for, as the emitted functions of a wait find them.

Request: {"functions": the text of the functions, "waits": [{"match": name, "zone": the consumer's, "offset": arguments
of pendulum's add, "upstream": {"crons", "timezone", "interval", "since_previous", "start", "end", "reach"}, "runs":
[[data interval start, data interval end]]}]}. Instants are epoch seconds, lengths seconds.
"""

import json
import os
import sys


def main():
    answer = os.fdopen(os.dup(1), "w")
    os.dup2(2, 1)
    request = json.load(sys.stdin)
    functions = {}
    exec(request["functions"], functions)
    json.dump([waited(functions, wait) for wait in request["waits"]], answer)
    answer.close()


def waited(functions, wait):
    import datetime
    from types import SimpleNamespace

    from timetables import at, timetable_of

    upstream = wait["upstream"]
    other = SimpleNamespace(
        timetable=timetable_of(upstream),
        timezone=upstream["timezone"],
        start=at(upstream["start"]),
        end=at(upstream["end"]),
        reach=datetime.timedelta(seconds=upstream["reach"]),
    )
    found = []
    for start, end in wait["runs"]:
        dates = ask(functions, wait, other, at(start), at(end))
        found.append([int(date.timestamp()) for date in dates])
    return found


def ask(functions, wait, other, start, end):
    match = wait["match"]
    if match == "dates":
        return functions["__runs_of_dates"](other, wait["zone"], start, end)
    if match == "window":
        return functions["__runs_of_window"](other, start, end)
    if match == "latest":
        return functions["__latest_run"](other, end)
    return functions["__run_at"](other, end.in_timezone(wait["zone"]).add(**wait["offset"]))


if __name__ == "__main__":
    main()
