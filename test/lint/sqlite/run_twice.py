"""Runs statements as a task would, on a new SQLite each time, and tells which rows each table holds afterwards.

In: {"setup": …, "statements": …, "parameters": {…}, "clocks": [day, …]}; the statements run once for each clock, one
run after the other. Out: after each run the rows of all tables, by the table's name, without columns named *_at.
"""

import json
import re
import sqlite3
import sys


def main():
    asked = json.load(sys.stdin)
    json.dump([told(each) for each in asked], sys.stdout)


def told(asked):
    connection = sqlite3.connect(":memory:")
    connection.executescript(asked["setup"])
    states = []
    for clock in asked["clocks"]:
        set_clock(connection, clock)
        run(connection, asked["statements"], asked["parameters"])
        states.append(rows_of(connection))
    return states


def set_clock(connection, clock):
    """SQLite finds the functions of a connection before its own: `now` is what the test says."""
    real = sqlite3.connect(":memory:")

    def at(name):
        def called(*given):
            given = [clock if value == "now" else value for value in given] or [clock]
            marks = ", ".join("?" * len(given))
            return real.execute(f"SELECT {name}({marks})", given).fetchone()[0]

        return called

    for name in ("date", "datetime", "time", "strftime"):
        connection.create_function(name, -1, at(name))
    connection.create_function("current_date", 0, lambda: at("date")())
    connection.create_function("current_timestamp", 0, lambda: at("datetime")())


def run(connection, statements, parameters):
    statement = ""
    for line in statements.splitlines(keepends=True):
        statement += line
        if sqlite3.complete_statement(statement):
            names = set(re.findall(r":(\w+)", statement))
            connection.execute(statement, {name: parameters[name] for name in names & set(parameters)})
            statement = ""


def rows_of(connection):
    tables = [name for (name,) in connection.execute("SELECT name FROM sqlite_master WHERE type = 'table' ORDER BY 1")]
    return {table: rows_in(connection, table) for table in tables}


def rows_in(connection, table):
    names = [name for _, name, *_ in connection.execute(f"PRAGMA table_info({table})") if not name.endswith("_at")]
    return sorted(map(list, connection.execute(f"SELECT {', '.join(names)} FROM {table}")), key=repr)


main()
