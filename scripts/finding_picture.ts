import { terminalPicture } from './terminal_picture.ts';

/**
 * The picture of a finding in a terminal. Its text is the first result in the README of a rule, which the tests compare
 * with what is printed.
 */
export function findingPicture(readme: string): string {
  const printed = /```text\n(?<text>[^]*?)\n\n1 \w+ in 1 file\n```/u.exec(readme)?.groups?.['text'] ?? '';
  return terminalPicture({ title: 'A finding of dagwright lint', command: 'npx dagwright lint', printed, paint });
}

function paint(line: string): string {
  return line
    .replace(/^\S+:\d+:\d+:/u, '<tspan class="place">$&</tspan>')
    .replace(/(?<= )(?:error|warning|info):/u, '<tspan class="mark">$&</tspan>')
    .replace(/\^+/u, '<tspan class="mark">$&</tspan>')
    .replace(/^ {2}help:/u, '  <tspan class="help">help:</tspan>');
}
