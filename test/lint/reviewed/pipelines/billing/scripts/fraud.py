from datetime import datetime, timedelta

THRESHOLD = 0.8


def score(since):
    day = (datetime.now() - timedelta(hours=1)).strftime("%Y-%m-%d")
    return [payment for payment in payments_of(day) if payment["score"] > THRESHOLD]


def payments_of(day):
    return []
