"""Stands in for the supervisor that answers a task of Airflow 3 while it runs.

It is a supervisor of an empty Airflow: no earlier run succeeded, and no variable or connection is stored, so those of
the environment are the only ones. Any other question is an error, so that nothing is rendered from a made-up answer.
"""


class EmptySupervisor:
    """What `airflow.sdk.execution_time.task_runner.SUPERVISOR_COMMS` is for a worker."""

    def send(self, message):
        """Answer one message of the task."""
        from airflow.sdk.exceptions import ErrorType
        from airflow.sdk.execution_time.comms import ErrorResponse, PrevSuccessfulDagRunResult

        kind = type(message).__name__
        if kind == "GetPrevSuccessfulDagRun":
            return PrevSuccessfulDagRunResult()
        if kind == "GetVariable":
            return ErrorResponse(error=ErrorType.VARIABLE_NOT_FOUND, detail={"key": message.key})
        if kind == "GetConnection":
            return ErrorResponse(error=ErrorType.CONNECTION_NOT_FOUND, detail={"conn_id": message.conn_id})
        if kind == "MaskSecret":
            return None
        raise NotImplementedError(f"rendering asked for {kind}, which this oracle does not answer")


def connect():
    """Put the stand-in where tasks look for their supervisor; Airflow 2 has no such place."""
    try:
        from airflow.sdk.execution_time import task_runner
    except ImportError:
        return
    task_runner.SUPERVISOR_COMMS = EmptySupervisor()
