"""Runs `airflow standalone` until the asked-for runs have ended, then ends every process of it. One JSON object.

Request: {"runs": {DAG id: how many}, "seconds": the most to wait}. The environment names home, DAGs and port, as for
`airflow` itself. The working folder must be the home.
"""

import os
import signal
import socket
import subprocess
import sys
import time

import psutil
from answer import open_answer, read_request, write_answer
from processes import adopt_orphans, end_all, listening
from run_history import ended_counts, import_errors, runs

DATABASE = "airflow.db"
LOG = "standalone.log"
# Exists when the API server accepts connections.
SERVING = "serving"

# The log servers of scheduler and triggerer listen on every address of the machine, and only this keeps them away. A
# scheduler that starts before its API server loses the first tries of tasks.
COMMAND = """\
#!/bin/sh
case "$1" in scheduler | triggerer) set -- "$@" --skip-serve-logs ;; esac
if [ "$1" = scheduler ]; then
    until [ -e "$AIRFLOW_HOME/serving" ]; do sleep 0.2; done
fi
exec "$DAGWRIGHT_PYTHON" -m airflow "$@"
"""


def main():
    """Read the request, run, end, answer."""
    answer = open_answer()
    request = read_request()
    adopt_orphans()
    caller = os.getppid()
    # Without this, a killed test run would leave servers behind.
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(1))
    with open(LOG, "wb") as log:
        server = subprocess.Popen(
            [sys.executable, "-m", "airflow", "standalone"],
            env=environment(),
            stdin=subprocess.DEVNULL,
            stdout=log,
            stderr=subprocess.STDOUT,
        )
        try:
            complete = wait(server, request, caller)
            addresses = listening()
        finally:
            left = end_all()
    write_answer(
        answer,
        {
            "complete": complete,
            "runs": runs(DATABASE),
            "import_errors": import_errors(DATABASE),
            "listening": addresses,
            "left": left,
            "log": last_lines(),
        },
    )


def environment():
    """The given environment, with a command `airflow` of our own: `standalone` starts its parts by that name."""
    os.makedirs("bin", exist_ok=True)
    with open("bin/airflow", "w") as file:
        file.write(COMMAND)
    os.chmod("bin/airflow", 0o755)
    path = f"{os.path.realpath('bin')}{os.pathsep}{os.environ['PATH']}"
    return {**os.environ, "PATH": path, "DAGWRIGHT_PYTHON": sys.executable}


def wait(server, request, caller):
    """True when all runs have ended; False when time is up, Airflow is, or a file does not load."""
    until = time.monotonic() + request["seconds"]
    while time.monotonic() < until and server.poll() is None and os.getppid() == caller:
        if not os.path.exists(SERVING) and serves(int(os.environ["AIRFLOW__API__PORT"])):
            open(SERVING, "w").close()
        counts = ended_counts(DATABASE)
        if all(counts.get(dag_id, 0) >= count for dag_id, count in request["runs"].items()):
            return True
        if import_errors(DATABASE):
            return False
        time.sleep(1)
    return False


def serves(port):
    """True when something accepts connections on a port of loopback."""
    with socket.socket() as probe:
        probe.settimeout(1)
        return probe.connect_ex(("127.0.0.1", port)) == 0


def last_lines():
    """The end of what Airflow printed: for the message of a test that fails."""
    with open(LOG, encoding="utf-8", errors="replace") as file:
        return "".join(file.readlines()[-60:])


if __name__ == "__main__":
    main()
