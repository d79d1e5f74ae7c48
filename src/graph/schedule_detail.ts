import type { Schedule } from '../model/schedule.ts';

/** When runs are due, in a few words: `30 2 * * *, Europe/Berlin`. */
export function scheduleDetail(schedule: Schedule): string {
  switch (schedule.kind) {
    case 'cron':
      return `${schedule.cron.text}, ${schedule.zone}`;
    case 'crons':
      return `${schedule.crons.map((cron) => cron.text).join('; ')}, ${schedule.zone}`;
    case 'once':
      return 'once';
    case 'assets':
      return 'on news of assets';
    case 'manual':
      return 'by hand';
  }
}
