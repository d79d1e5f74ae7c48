"""Loads folders of DAG files with the real DagBag of Airflow 2.10 to 3.3, and keeps each file's warnings."""

import os
import re
import sys
import warnings

CAPTURED = re.compile(r"^(?P<path>.*?):(?P<line>\d+): (?P<category>[\w.]+): (?P<message>.*)$", re.DOTALL)


def load_bag(folder):
    """The DagBag of the folder, and its warnings: a list of dicts, in the order in which they were raised."""
    # The DAG processor does this for its DAGs folder; DagBag alone does not.
    sys.path.insert(0, folder)
    warnings.simplefilter("always")
    seen = []
    bag = bag_class(folder, seen)(**bag_arguments(folder))
    return bag, seen


def dag_bag():
    """DagBag moved in 3.2."""
    try:
        from airflow.dag_processing.dagbag import DagBag
    except ImportError:
        from airflow.models.dagbag import DagBag
    return DagBag


def bag_arguments(folder):
    """`include_examples` is gone in 3.3, where the setting alone decides; the caller's environment switches it off."""
    import inspect

    arguments = {"dag_folder": folder}
    if "include_examples" in inspect.signature(dag_bag().__init__).parameters:
        arguments["include_examples"] = False
    return arguments


def bag_class(folder, seen):
    """A DagBag that records the warnings of each file into `seen`.

    DagBag keeps those of the import itself. Those of what follows (validation, template files) are caught around it;
    3.x raises the kept ones again as plain UserWarning, and these repetitions are dropped.
    """

    class RecordingDagBag(dag_bag()):
        def process_file(self, filepath, *arguments, **named):
            with warnings.catch_warnings(record=True) as raised:
                found = super().process_file(filepath, *arguments, **named)
            file = relative_path(str(filepath), folder)
            kept = [parse_captured(text, folder) for text in self.captured_warnings.get(str(filepath), ())]
            repeated = {(warning["message"], warning["line"]) for warning in kept}
            later = [
                {
                    "path": relative_path(warning.filename, folder),
                    "line": warning.lineno,
                    "category": qualified_name(warning.category),
                    "message": str(warning.message),
                }
                for warning in raised
                if (str(warning.message), warning.lineno) not in repeated
            ]
            seen.extend({"file": file, **warning} for warning in kept + later)
            return found

    return RecordingDagBag


def parse_captured(text, folder):
    """DagBag keeps a warning as `path:line: category: message`."""
    match = CAPTURED.match(text)
    if match is None:
        return {"path": "", "line": 0, "category": "", "message": text}
    return {
        "path": relative_path(match["path"], folder),
        "line": int(match["line"]),
        "category": match["category"],
        "message": match["message"],
    }


def qualified_name(kind):
    """`module.Class`; builtins keep their bare name."""
    return kind.__name__ if kind.__module__ == "builtins" else f"{kind.__module__}.{kind.__qualname__}"


def relative_path(path, folder):
    """The path inside the folder, or inside site-packages: never the machine's own."""
    inside = os.path.relpath(path, folder)
    if os.path.isabs(path) and not inside.startswith(".."):
        return inside.replace(os.sep, "/")
    return re.sub(r"^.*/site-packages/", "", path.replace(os.sep, "/"))


def import_errors(bag, folder):
    """File inside the folder -> what Airflow says about it."""
    return {relative_path(str(path), folder): str(text) for path, text in sorted(bag.import_errors.items())}
