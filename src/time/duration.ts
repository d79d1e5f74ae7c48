const unitSeconds = { w: 604_800, d: 86_400, h: 3_600, m: 60, s: 1 } as const;
const units = ['w', 'd', 'h', 'm', 's'] as const;

// At most nine digits a number: enough for thirty years of seconds, and no sum leaves the exact integers.
const plain = /^(?:(\d{1,9})w)?(?:(\d{1,9})d)?(?:(\d{1,9})h)?(?:(\d{1,9})m)?(?:(\d{1,9})s)?$/;
const iso = /^P(?:(\d{1,9})W)?(?:(\d{1,9})D)?(?:T(?=\d)(?:(\d{1,9})H)?(?:(\d{1,9})M)?(?:(\d{1,9})S)?)?$/;

/**
 * The seconds of a duration: `90s`, `5m`, `2h`, `1d`, `1w`, together from large to small (`1h30m`), or ISO 8601
 * (`PT5M`, `P1DT2H`). A day is 24 hours and a week seven days. Months, years, fractions, signs and blanks are
 * not durations: the result is undefined.
 */
export function parseDuration(text: string): number | undefined {
  const match = plain.exec(text) ?? iso.exec(text);
  if (match === null || !/\d/.test(text)) return undefined;
  return units.reduce((sum, unit, index) => sum + Number(match[index + 1] ?? 0) * unitSeconds[unit], 0);
}

/** The shortest text that `parseDuration` reads as these whole seconds: `90` is `1m30s`, `604800` is `1w`. */
export function formatDuration(seconds: number): string {
  let rest = seconds;
  let text = '';
  for (const unit of units) {
    const count = Math.floor(rest / unitSeconds[unit]);
    rest -= count * unitSeconds[unit];
    if (count > 0) text += `${count}${unit}`;
  }
  return text === '' ? '0s' : text;
}
