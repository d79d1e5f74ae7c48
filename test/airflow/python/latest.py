"""Asks "latest only" operators whether to go on, at moments of their own, and prints one JSON object.

Request: {"folder", "asked": [{"dag_id", "task_id", "run", "now": instant}]}; see render.py for a run. Answer: {"airflow",
"answers": [true where the tasks after it go on, false where they are skipped, or "Type: message"]}.
"""

import logging
import os

import pendulum
from answer import error_text, open_answer, read_request, write_answer
from bag import load_bag
from render import task_instance
from supervisor import connect
from times import parse_instant


def main():
    """Read the request, ask, write the answer."""
    answer = open_answer()
    request = read_request()
    import airflow

    logging.disable(logging.CRITICAL)
    connect()
    bag, _ = load_bag(os.path.realpath(request["folder"]))
    if bag.import_errors:
        raise RuntimeError(f"the folder does not load: {bag.import_errors}")
    answers = [goes_on(bag.dags[wanted["dag_id"]], wanted) for wanted in request["asked"]]
    write_answer(answer, {"airflow": airflow.__version__, "answers": answers})


def goes_on(dag, wanted):
    """What the operator chooses, when it looks at the clock at that moment."""
    real = pendulum.now
    pendulum.now = lambda tz=None: pendulum.instance(parse_instant(wanted["now"])).in_timezone(tz or "UTC")
    try:
        instance = task_instance(dag.get_task(wanted["task_id"]), wanted["run"])
        context = instance.get_template_context()
        return bool(list(instance.task.choose_branch(context)))
    except Exception as error:
        return error_text(error)
    finally:
        pendulum.now = real


if __name__ == "__main__":
    main()
