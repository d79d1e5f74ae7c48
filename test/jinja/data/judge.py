"""Reads a JSON list of templates and prints, for each, the names that Jinja looks up in the context, or null where it
refuses the template. The environment reads as Airflow's does; its filters come with the input. Undefined values are not
strict: Jinja computes constants when it compiles, and what `1.day` raises then is about values, not about reading."""

import json
import sys
import warnings

from jinja2 import meta
from jinja2.sandbox import SandboxedEnvironment

warnings.simplefilter("ignore")
request = json.load(sys.stdin)
environment = SandboxedEnvironment(extensions=["jinja2.ext.do"], cache_size=0)
environment.filters.update({name: str for name in request["filters"]})


def judge(template):
    try:
        environment.from_string(template)
        return sorted(meta.find_undeclared_variables(environment.parse(template)))
    except Exception:
        return None


json.dump([judge(template) for template in request["templates"]], sys.stdout)
