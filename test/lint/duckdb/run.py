"""Runs statements on a new DuckDB each time, and tells what its tables hold.

In: a list of {"setup": …, "statements": …, "zones": [zone, …]}; the statements run once for each zone, one run after
the other. Out: after each run the rows of all tables, by the table's name, or the reason why one failed. With
"functions" in place of the list: the functions without parameters, and the types of what they return.
"""

import json
import os
import sys
import tempfile

import duckdb


def main():
    asked = json.load(sys.stdin)
    json.dump(functions() if asked == "functions" else [told(each) for each in asked], sys.stdout)


def functions():
    listed = duckdb.connect().execute(
        "SELECT DISTINCT function_name, return_type FROM duckdb_functions()"
        " WHERE function_type = 'scalar' AND len(parameters) = 0 AND regexp_matches(function_name, '^[a-z]')"
        " AND return_type IS NOT NULL ORDER BY ALL"
    )
    return [list(each) for each in listed.fetchall()]


def told(asked):
    with tempfile.TemporaryDirectory() as folder:
        os.chdir(folder)
        connection = duckdb.connect()
        connection.execute(asked["setup"])
        return [state_after(connection, asked["statements"], zone) for zone in asked["zones"]]


def state_after(connection, statements, zone):
    connection.execute(f"SET TimeZone = '{zone}'")
    connection.execute("SET VARIABLE day = '2026-05-01'")
    connection.execute(statements.replace(":day", "getvariable('day')"))
    tables = [name for (name,) in connection.execute("SELECT table_name FROM duckdb_tables() ORDER BY 1").fetchall()]
    return {table: rows_of(connection, table) for table in tables}


def rows_of(connection, table):
    listed = connection.execute(
        f"SELECT column_name FROM duckdb_columns() WHERE table_name = '{table}' AND column_name NOT LIKE '%\\_at' ESCAPE '\\'"
    )
    columns = ", ".join(f"{name}::VARCHAR" for (name,) in listed.fetchall())
    return sorted(map(list, connection.execute(f"SELECT {columns} FROM {table}").fetchall()), key=repr)


main()
