"""What only Airflow knows of DAGs and tasks, and who is told of their outcome."""

from functools import partial

from answer import to_json

OUTCOMES = ("failure", "success")
SHOWN = ("section", "format", "description_md")


def dag_keys(dag):
    """The keys of a DAG."""
    access = getattr(dag, "access_control", None)
    types = getattr(dag, "allowed_run_types", None)
    return {
        "display_name": dag.dag_display_name,
        "owner_links": dict(dag.owner_links or {}),
        "access_control": access and {role: sorted_actions(kinds) for role, kinds in access.items()},
        "allowed_run_types": types and sorted(str(getattr(kind, "value", kind)) for kind in types),
        "params": {name: shown(dag.params.get_param(name).schema) for name in dag.params},
        "told": {outcome: told(getattr(dag, f"on_{outcome}_callback")) for outcome in OUTCOMES},
    }


def task_keys(task):
    """The keys of a task, plain or mapped."""
    return {
        "display_name": task.task_display_name,
        "queue": task.queue,
        "executor": task.executor,
        "executor_config": described(task.executor_config or {}),
        "do_xcom_push": given(task, "do_xcom_push", True),
        "inlets": [getattr(asset, "name", asset.uri) for asset in task.inlets or ()],
        "run_as_user": task.run_as_user,
        "email": given(task, "email", None),
        "email_on": [given(task, f"email_on_{event}", True) for event in ("failure", "retry")],
        "told": {outcome: told(getattr(task, f"on_{outcome}_callback")) for outcome in OUTCOMES},
    }


def described(value):
    """JSON, with objects by their class."""
    if type(value) is dict:
        return {key: described(item) for key, item in value.items()}
    plain = to_json(value)
    return {"$class": type(value).__name__} if isinstance(plain, dict) else plain


def sorted_actions(kinds):
    """What a role may do, by kind of resource."""
    return {kind: sorted(actions) for kind, actions in kinds.items()}


def shown(schema):
    """How the form shows a parameter."""
    return {name: schema[name] for name in SHOWN if name in schema}


def given(task, name, default):
    """An attribute of a task, or of what a mapped task will become: it takes the DAG's defaults when it is made."""
    if hasattr(task, "partial_kwargs"):
        return task.partial_kwargs.get(name, task.dag.default_args.get(name, default))
    return getattr(task, name, default)


def told(callbacks):
    """Each callback by its name: `outer(inner)` where one calls another, and the class of a notifier."""
    if callbacks is None:
        return []
    return [name_of(callback) for callback in (callbacks if isinstance(callbacks, (list, tuple)) else [callbacks])]


def name_of(callback):
    """The name of a function, or of an object's class."""
    if isinstance(callback, partial):
        return f"{name_of(callback.func)}({name_of(callback.args[0])})"
    return getattr(callback, "__name__", type(callback).__name__)
