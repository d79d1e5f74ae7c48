"""What the scripts of this folder share: one JSON request on standard input, one JSON answer on standard output.

Airflow and DAG files print as they like; their output goes to standard error, so the answer stays alone.
"""

import json
import math
import os
import sys

# Beyond this, a JavaScript number no longer holds every integer.
LARGEST_EXACT_INTEGER = 2**53 - 1


def open_answer():
    """Keep the real standard output for the answer and send everything else to standard error."""
    answer = os.fdopen(os.dup(1), "w", encoding="ascii")
    os.dup2(2, 1)
    return answer


def read_request():
    """The request: one JSON object on standard input."""
    return json.load(sys.stdin)


def write_answer(answer, value):
    """Write the one JSON object. ASCII only, so lone surrogates survive as escapes."""
    json.dump(value, answer, ensure_ascii=True, allow_nan=False)
    answer.write("\n")
    answer.close()


def to_json(value):
    """A value as JSON; what JSON or JavaScript cannot hold becomes {"$repr": repr(value)}."""
    if value is None or isinstance(value, bool):
        return value
    if type(value) is str:
        return value
    if type(value) is int and abs(value) <= LARGEST_EXACT_INTEGER:
        return value
    if type(value) is float and math.isfinite(value):
        return value
    if type(value) in (list, tuple):
        return [to_json(item) for item in value]
    if type(value) is dict and all(type(key) is str for key in value):
        return {key: to_json(item) for key, item in value.items()}
    return {"$repr": repr(value)}


def error_text(error):
    """An exception as one text: `Type: message`."""
    return f"{type(error).__name__}: {error}"


def in_child(work, *arguments):
    """The JSON value of work(*arguments), computed in a forked process.

    Nothing that one folder imports, registers or patches can reach another, and Airflow is still imported only once.
    """
    read_end, write_end = os.pipe()
    child = os.fork()
    if child == 0:
        status = 1
        try:
            os.close(read_end)
            with os.fdopen(write_end, "w", encoding="ascii") as pipe:
                json.dump(work(*arguments), pipe, ensure_ascii=True, allow_nan=False)
            status = 0
        except BaseException:
            import traceback

            traceback.print_exc()
        finally:
            sys.stderr.flush()
            os._exit(status)
    os.close(write_end)
    with os.fdopen(read_end, encoding="ascii") as pipe:
        text = pipe.read()
    _, status = os.waitpid(child, 0)
    if status != 0:
        raise RuntimeError(f"{work.__name__} failed in its process with wait status {status}; see above")
    return json.loads(text)
