import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Json } from '../../oracles/airflow_dump.ts';
import { compileInto } from '../models.ts';
import { inTemporaryFolder } from '../temporary_folder.ts';
import { channelsProject, shopAlerts } from './channels_project.ts';
import { openReceivers, type Mail } from './receivers.ts';

/** Everything that was told, by who was told it. */
export interface Told {
  readonly chat: readonly string[];
  readonly mails: readonly Mail[];
  /** What the shop's own notifier and function wrote down. */
  readonly noted: readonly Json[];
}

/** What is there while something is told. */
export interface Telling {
  readonly dags: string;
  readonly environment: Readonly<Record<string, string>>;
}

/** What the pipelines of the project tell while `work` runs them, on a version of Airflow. */
export async function toldWhile(version: string, work: (telling: Telling) => Promise<void>): Promise<Told> {
  return inTemporaryFolder(async (folder) => {
    compileInto(folder, channelsProject(version));
    writeFileSync(join(folder, 'shop_alerts.py'), shopAlerts);
    const notes = join(folder, 'told.jsonl');
    const received = await openReceivers();
    try {
      const environment = { PYTHONPATH: folder, TOLD: notes, ...received.connections };
      await work({ dags: join(folder, 'generated', 'only', 'dags'), environment });
    } finally {
      await received.close();
    }
    const lines = existsSync(notes) ? readFileSync(notes, 'utf8').trimEnd().split('\n') : [];
    const { chat, mails } = received;
    return { chat, mails, noted: lines.map((line): Json => JSON.parse(line)) };
  });
}
