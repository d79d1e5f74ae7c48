"""Prints the names that `get_template_context` of the Airflow beside this interpreter fills in, as a JSON list.

Reads the source, since a context needs a run: the keys of the dicts that the method makes, and those it adds to them."""

import ast
import importlib.util
import json
import pathlib

sources = [("airflow.sdk", "execution_time/task_runner.py"), ("airflow.models", "taskinstance.py")]


def find_source():
    for package, file in sources:
        try:
            found = importlib.util.find_spec(package)
        except ModuleNotFoundError:
            continue
        if found is not None:
            return pathlib.Path(found.origin).parent / file


def strings(nodes):
    return {node.value for node in nodes if isinstance(node, ast.Constant) and isinstance(node.value, str)}


def keys_of(function):
    nodes = list(ast.walk(function))
    nested = {id(value) for node in nodes if isinstance(node, ast.Dict) for value in node.values}
    keys = set()
    for node in nodes:
        if isinstance(node, ast.Dict) and id(node) not in nested:
            keys |= strings(key for key in node.keys if key is not None)
        if isinstance(node, ast.Assign):
            keys |= strings(target.slice for target in node.targets if isinstance(target, ast.Subscript))
    return keys


names = {"get_template_context", "_get_template_context"}
tree = ast.parse(find_source().read_text())
functions = [node for node in ast.walk(tree) if isinstance(node, ast.FunctionDef) and node.name in names]
print(json.dumps(sorted(set().union(*map(keys_of, functions)))))
