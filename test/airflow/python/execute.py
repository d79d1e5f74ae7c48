"""Renders tasks as real Airflow does, does their work in this process, and prints one JSON object.

Request: {"folder": path, "tasks": [{"dag_id", "task_id", "run"}]}, one after another; see render.py for a run. Sensors look
once. Answer: {"airflow", "tasks": [{"value", "error": null or "Type: message"}]}; a value is what the operator returns, or
whether the sensor found what it waits for. The only connections are those of the environment.
"""

import logging
import os

from answer import error_text, open_answer, read_request, to_json, write_answer
from bag import load_bag
from render import task_instance
from supervisor import connect


def main():
    """Read the request, do the work, write the answer."""
    answer = open_answer()
    request = read_request()
    import airflow

    # A task that fails is an answer here, not an event.
    logging.disable(logging.CRITICAL)
    connect()
    bag, _ = load_bag(os.path.realpath(request["folder"]))
    if bag.import_errors:
        raise RuntimeError(f"the folder does not load: {bag.import_errors}")
    done = [attempt(bag.dags[item["dag_id"]], item) for item in request["tasks"]]
    write_answer(answer, {"airflow": airflow.__version__, "tasks": done})


def attempt(dag, item):
    """What the task returns, or why it failed."""
    try:
        instance = task_instance(dag.get_task(item["task_id"]), item["run"])
        context = instance.get_template_context()
        instance.render_templates(context)
        task = instance.task
        value = bool(task.poke(context)) if hasattr(task, "poke") else task.execute(context)
        return {"value": to_json(value), "error": None}
    except Exception as error:
        return {"value": None, "error": error_text(error)}


if __name__ == "__main__":
    main()
