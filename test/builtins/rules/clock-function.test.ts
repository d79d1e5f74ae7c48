import { testMutations } from './mutations.ts';

const told = (call: string, task: string): string =>
  `"${call}" is the time at which the task "${task}" happens to run: a retry after midnight, or a backfill, takes another day than the run is for.`;

testMutations('clock-function', {
  clean: `tasks:
  load:
    type: sql
    connection: warehouse
    query: |
      -- not CURRENT_DATE
      DELETE FROM orders WHERE day = :day;
      INSERT INTO orders (day, amount, loaded_at)
      SELECT l.day, CASE WHEN l.amount > 0 THEN l.amount END AS amount, now() FROM landing l JOIN days d ON d.day = l.day
      WHERE l.day = :day AND l.current_date_key = 7 AND l.note <> 'now()';
    parameters: { day: "\${{ run.date }}" }
  extract:
    type: bash
    command: |
      # date +%F
      set -e
      day="$DAY"
      echo "starting at $(date +%F)"
      extract-orders --day "$day" --out "/landing/$day.csv"
      cat <<EOF
      Orders of $day
      EOF
    env: { DAY: "\${{ run.date }}" }
  score: { type: python, file: scripts/score.py, function: score_day }
`,
  files: {
    'pipelines/scripts/score.py': `import time
import datetime as dt
from pendulum import (
    now,
    today as start,
)


def score_day(day: str):
    """Not date.today()."""
    started = time.time()
    moment = dt.datetime.now()
    loaded_at = dt.date.today()
    print(time.time() - started, moment, loaded_at)
    return day
`,
  },
  caught: {
    'a condition': {
      edits: [['WHERE l.day = :day', 'WHERE l.day = CURRENT_DATE']],
      messages: [told('CURRENT_DATE', 'load')],
    },
    'a condition of a join, inside of functions': {
      edits: [['ON d.day = l.day', "ON d.day = date_trunc('day', now())::date"]],
      messages: [told('now()', 'load')],
    },
    'a deletion': {
      edits: [['DELETE FROM orders WHERE day = :day', 'DELETE FROM orders WHERE day >= getdate() - 1']],
      messages: [told('getdate()', 'load')],
    },
    'the day of a row, by its place': {
      edits: [['SELECT l.day,', 'SELECT CAST(now() AS date),']],
      messages: [told('now()', 'load')],
    },
    'the day of a row, by its name': {
      edits: [['DELETE FROM orders WHERE day = :day', 'UPDATE orders SET day = sysdate WHERE day IS NULL']],
      messages: [told('sysdate', 'load')],
    },
    'the day of a row that is changed, inside of functions': {
      edits: [
        ['DELETE FROM orders WHERE day = :day', 'UPDATE orders SET amount = 0, day = date(now(6)) WHERE day IS NULL'],
      ],
      messages: [told('now(6)', 'load')],
    },
    'a text that is read as the clock': {
      edits: [['WHERE l.day = :day', "WHERE l.day = 'yesterday'::date OR l.day = DATE 'today'"]],
      messages: [told("'yesterday'", 'load'), told("'today'", 'load')],
    },
    'the clock in a zone': {
      edits: [['WHERE l.day = :day', "WHERE l.day = toDate(now64(3)) OR l.day = date(now('UTC'))"]],
      messages: [told('now64(3)', 'load'), told("now('UTC')", 'load')],
    },
    "an author's own template": {
      edits: [['l.current_date_key = 7', "l.day > '{{ macros.datetime.now() }}'"]],
      messages: [told('macros.datetime.now()', 'load')],
    },
    'a variable of a script': {
      edits: [['day="$DAY"', 'day="$(date +%Y-%m-%d)"']],
      messages: [told('date +%Y-%m-%d', 'extract')],
    },
    'backticks, and a date from the clock': {
      edits: [['--day "$day"', '--day `date -u -d yesterday +%F`']],
      messages: [told('date -u -d yesterday +%F', 'extract')],
    },
    'the name of a file, in a default': {
      edits: [['"/landing/$day.csv"', '"/landing/${day:-$(date +%Y%m%d)}.csv"']],
      messages: [told('date +%Y%m%d', 'extract')],
    },
    'a here document': {
      edits: [['Orders of $day', 'Orders of $(date +%F)']],
      messages: [told('date +%F', 'extract')],
    },
    'a file that is written to': {
      edits: [['echo "starting at $(date +%F)"', 'echo ok > "done_$(date +%F)"']],
      messages: [told('date +%F', 'extract')],
    },
    'the day of a Python file': {
      edits: [['loaded_at = dt.date.today()', 'day = dt.date.today()']],
      messages: [told('dt.date.today()', 'score')],
    },
    'a day that is made of a moment': {
      edits: [['    return day', '    return moment.strftime("%Y-%m-%d")']],
      messages: [told('dt.datetime.now()', 'score')],
    },
    'a month in arithmetic': {
      edits: [['day="$DAY"', 'day="Q$(( ($(date +%-m) - 1) / 3 + 1 ))"']],
      messages: [told('date +%-m', 'extract')],
    },
    'what a function falls back on, since nobody gives it a day': {
      edits: [['    return day', '    return day or dt.date.today()']],
      messages: [told('dt.date.today()', 'score')],
    },
    'the clock of SQLite, up to its end': {
      edits: [['WHERE l.day = :day', "WHERE l.day = date('now', '-1 day')"]],
      messages: [told("date('now', '-1 day')", 'load')],
    },
    'a moment that is counted back from': {
      edits: [['    return day', '    return dt.datetime.now() - timedelta(days=1)']],
      messages: [told('dt.datetime.now()', 'score')],
    },
  },
  spared: {
    'a pipeline that people start': [
      ['tasks:\n  load:', 'schedule: manual\ntasks:\n  load:'],
      ['WHERE l.day = :day', 'WHERE l.day = CURRENT_DATE'],
    ],
    'a text, a quoted name and a comment': [["l.note <> 'now()'", `l."now()" <> 'CURRENT_DATE' /* now() */`]],
    'rows that are too old': [
      ['DELETE FROM orders WHERE day = :day', "DELETE FROM orders WHERE day < now() - interval '90 days'"],
    ],
    'a column with a default': [
      ['DELETE FROM orders WHERE day = :day', 'CREATE TABLE IF NOT EXISTS x (day date DEFAULT CURRENT_DATE)'],
    ],
    'a text that is only called so': [["l.note <> 'now()'", "l.note <> 'today' AND l.label::text = 'now'"]],
    'a moment that is made of a text': [['l.current_date_key = 7', "unix_timestamp('2026-01-01') > 7"]],
    'when a row was changed, inside of a function': [
      [
        'DELETE FROM orders WHERE day = :day',
        "UPDATE orders SET updated_at = date_trunc('second', now()) WHERE day = :day",
      ],
    ],
    'a date that is given': [['day="$DAY"', 'day="$(date -d "$DAY - 1 day" +%F)"']],
    'a date of the run': [['day="$DAY"', 'day="$(date --date=\'${{ run.date }}\' +%F)"']],
    'a duration': [['day="$DAY"', 'started=$(date +%s)']],
    'a here document that is text': [
      ['cat <<EOF', "cat <<'EOF'"],
      ['Orders of $day', 'Orders of $(date +%F)'],
    ],
    'single quotes': [['day="$DAY"', "day='$(date +%F)'"]],
    'the name of a log': [['day="$DAY"', 'exec > "/var/$(date +%F).log"']],
    'what a function falls back on when the task gives it no day': [
      ['function: score_day }', 'function: score_day, arguments: { day: "${{ run.date }}" } }'],
      ['    return day', '    if day is None:\n        day = dt.date.today()\n    return day or dt.date.today()'],
    ],
    'a moment of Python that is kept': [['    return day', '    return dict(written_at=dt.date.today())']],
    'what is not imported': [['    return day', '    return date.today()']],
  },
});
