"""Decides: "größte" first."""

from dataclasses import dataclass

TEXTS = ['"""', "\\", "{{ ds }}", "${{ run.date }}"]


@dataclass
class Answer:
    day: str = ""


def enough(day="", least=1, **more):
    return bool(Answer(day)) and least >= len(more)


def choose():
    return ["publish", "hold"]
