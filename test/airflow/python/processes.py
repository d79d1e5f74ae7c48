"""The processes that descend from this one, whatever session or group they moved to."""

import sys

import psutil

# Seconds for an orderly end, and then for one by force.
PATIENCE = 15
SET_CHILD_SUBREAPER = 36


def adopt_orphans():
    """Make this process the parent of descendants whose own parent ends, where the system can."""
    if sys.platform == "linux":
        import ctypes

        ctypes.CDLL(None).prctl(SET_CHILD_SUBREAPER, 1, 0, 0, 0)


def descendants():
    """All that run; those that have ended and only wait to be noticed do not count."""
    return [each for each in psutil.Process().children(recursive=True) if is_running(each)]


def is_running(process):
    """psutil compares the time of the start too, so a number that was given again is another process."""
    try:
        return process.is_running() and process.status() != psutil.STATUS_ZOMBIE
    except psutil.NoSuchProcess:
        return False


def listening():
    """Addresses on which descendants accept connections, such as `127.0.0.1:8080`, sorted."""
    found = set()
    for process in descendants():
        try:
            connections = process.net_connections(kind="tcp")
        except psutil.NoSuchProcess:
            continue
        found.update(
            f"{each.laddr.ip}:{each.laddr.port}" for each in connections if each.status == psutil.CONN_LISTEN
        )
    return sorted(found)


def end_all():
    """End all descendants, one by one, and tell the names of those that are still there."""
    seen = descendants()
    ask(seen, "terminate")
    psutil.wait_procs(seen, timeout=PATIENCE)
    # What a process started while it ended was not seen the first time.
    for _ in range(5):
        seen = [*seen, *descendants()]
        ask(seen, "kill")
        psutil.wait_procs(seen, timeout=PATIENCE)
        if not descendants():
            break
    return sorted(" ".join(each.cmdline()) for each in {*seen, *descendants()} if is_running(each))


def ask(processes, what):
    """Call `terminate` or `kill` of each that is still there."""
    for process in processes:
        try:
            getattr(process, what)()
        except psutil.NoSuchProcess:
            pass
