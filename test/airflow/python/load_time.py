"""Prints how long real Airflow takes to load a folder of DAG files, as one JSON object.

Request: {"folder": path, "modules": [names]}. Airflow and these modules are imported before, as the DAG processor does
with what DAG files import of Airflow; every other import is part of the time.
"""

import importlib
import sys
import time

from answer import open_answer, read_request, write_answer
from bag import bag_arguments, dag_bag


def main():
    """Read the request, import, load once, write the answer."""
    answer = open_answer()
    request = read_request()
    load = dag_bag()
    for module in request["modules"]:
        importlib.import_module(module)
    folder = request["folder"]
    # The DAG processor does this for its DAGs folder; DagBag alone does not.
    sys.path.insert(0, folder)
    wall, cpu = time.perf_counter(), time.process_time()
    bag = load(**bag_arguments(folder))
    took = {"wall": 1000 * (time.perf_counter() - wall), "cpu": 1000 * (time.process_time() - cpu)}
    write_answer(answer, {**took, "dags": len(bag.dags), "import_errors": len(bag.import_errors)})


if __name__ == "__main__":
    main()
