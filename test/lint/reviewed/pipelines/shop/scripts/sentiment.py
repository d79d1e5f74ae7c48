import json
from datetime import datetime, timezone


def judge(path):
    judged = []
    with open(path, encoding="utf-8") as lines:
        for line in lines:
            review = json.loads(line)
            judged.append({**review, "mood": mood_of(review["text"]), "judged_at": datetime.now(timezone.utc).isoformat()})
    return len(judged)


def mood_of(text):
    return "good" if "great" in text.lower() else "unknown"
