import { formatInstant } from '../../../src/time/calendar.ts';
import type { Run } from '../../oracles/airflow.ts';
import type { Airflow } from '../../oracles/oracle.ts';
import { proposedRuns, type AskedTimetable, type ProposedRun } from '../../time/timetables.ts';
import { shownIn, shownPipelines } from './shown_project.ts';

/** A run that Airflow's own timetable proposes. */
export interface AskedRun {
  readonly pipeline: string;
  /** With the offset of the pipeline's zone. */
  readonly slot: string;
  /** Start and end of its data interval in UTC, as the language names a window; of one without, twice its slot. */
  readonly window: string;
  readonly started: string;
  readonly run: Run;
}

/** The runs of all pipelines that are looked at: some from each of the days on. */
export async function askedRuns(airflow: Airflow): Promise<readonly AskedRun[]> {
  const questions = shownIn(airflow.id.replace('airflow-', '')).flatMap(questionsOf);
  const answers = await proposedRuns(
    airflow,
    questions.map(({ asked }) => asked),
  );
  return questions.flatMap(({ pipeline }, index) =>
    (answers[index] ?? []).map((proposed) => {
      if (typeof proposed === 'string') throw new Error(`${pipeline}: ${proposed}`);
      return askedRun(pipeline, proposed);
    }),
  );
}

interface Question {
  readonly pipeline: string;
  readonly asked: AskedTimetable;
}

function questionsOf(pipeline: string): readonly Question[] {
  const { from = [], crons, zone = '', window = 'none' } = shownPipelines[pipeline] ?? {};
  return from.map((day) => ({
    pipeline,
    asked: {
      ...(crons === undefined ? {} : { crons }),
      zone,
      window,
      start: Date.parse(day) / 1000,
      catchup: true,
      count: crons === undefined ? 1 : 3,
    },
  }));
}

function askedRun(pipeline: string, [slot, logicalDate, start, end]: ProposedRun): AskedRun {
  const zone = shownPipelines[pipeline]?.zone ?? '';
  return {
    pipeline,
    slot: formatInstant(zone, slot),
    window: `${formatInstant('UTC', start)} ${formatInstant('UTC', end)}`,
    started: formatInstant(zone, slot),
    run: {
      logical_date: formatInstant('UTC', logicalDate),
      data_interval: [formatInstant('UTC', start), formatInstant('UTC', end)],
      run_after: formatInstant('UTC', slot),
      run_id: `scheduled__${formatInstant('UTC', slot)}`,
    },
  };
}
