"""Prints the pods that KubernetesPodOperator would create for scheduled runs, as one JSON object; asks no cluster.

Request: {"folder": path, "tasks": [{"dag_id", "task_id", "run"}]}, as in render.py. Answer: {"pods": [pod as the API of
Kubernetes gets it]}.
"""

import logging
import os

from answer import open_answer, read_request, write_answer
from bag import load_bag
from render import task_instance
from supervisor import connect


class Cluster:
    """What building a pod asks of a cluster."""

    is_in_cluster = True

    def get_namespace(self):
        """The connection names none."""
        return None


def main():
    """Read the request, build the pods, write the answer."""
    answer = open_answer()
    request = read_request()
    logging.disable(logging.CRITICAL)
    connect()
    bag, _ = load_bag(os.path.realpath(request["folder"]))
    if bag.import_errors:
        raise RuntimeError(f"the folder does not load: {bag.import_errors}")
    pods = [pod(bag.dags[item["dag_id"]].get_task(item["task_id"]), item["run"]) for item in request["tasks"]]
    write_answer(answer, {"pods": pods})


def pod(task, run):
    """The pod of one task in one run."""
    from kubernetes.client import ApiClient

    instance = task_instance(task, run)
    context = instance.get_template_context()
    instance.render_templates(context)
    operator = instance.task
    vars(operator)["hook"] = Cluster()
    return ApiClient().sanitize_for_serialization(operator.build_pod_request_obj(context))


if __name__ == "__main__":
    main()
