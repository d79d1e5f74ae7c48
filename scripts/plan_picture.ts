import { terminalPicture } from './terminal_picture.ts';

/** The picture of a plan in a terminal: the first command of a page that runs in a clone, which the tests run. */
export function planPicture(page: string): string {
  const { command = '', printed = '' } =
    /```console clone\n\$ (?<command>.*)\n(?<printed>[^]*?)\n```/u.exec(page)?.groups ?? {};
  return terminalPicture({ title: 'A plan of dagwright', command, printed, paint });
}

function paint(line: string): string {
  return line
    .replace(/^(?:CRITICAL|HIGH|MEDIUM|LOW) {2}.*$/u, '<tspan class="place">$&</tspan>')
    .replace(/^ {2}!/u, '  <tspan class="mark">!</tspan>')
    .replace(/^ {6}(?:critical|high|medium),/u, '<tspan class="mark">$&</tspan>')
    .replace(/^ {4}\+ .*$/u, '<tspan class="help">$&</tspan>');
}
