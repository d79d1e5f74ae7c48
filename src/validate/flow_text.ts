/** A value in one line of YAML, as people would write it: `{ cron: "30 2 * * *", start: 2026-01-01 }`. */
export function flowText(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(flowText).join(', ')}]`;
  if (typeof value === 'object' && value !== null) return flowMap(Object.entries(value));
  return typeof value === 'string' ? scalar(value) : String(value);
}

function flowMap(entries: readonly (readonly [string, unknown])[]): string {
  if (entries.length === 0) return '{}';
  return `{ ${entries.map(([key, value]) => `${scalar(key)}: ${flowText(value)}`).join(', ')} }`;
}

/** Texts that are anything but plain words stand in quotes: the few quotes too many are right in any place. */
function scalar(text: string): string {
  const isPlain = /^[A-Za-z_/$][\w./$ -]*(?::[\w./]+)*$/u.test(text) || /^\d{4}-\d\d-\d\d$|^\d+[smhdw]$/u.test(text);
  const isWord = /^(?:true|false|null|yes|no|on|off)$/iu.test(text);
  return isPlain && !isWord && !text.endsWith(' ') ? text : JSON.stringify(text);
}
