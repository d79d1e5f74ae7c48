import { hasErrors } from '../../text/diagnostic.ts';
import { countLine, countsOf } from '../report/counts.ts';
import { isCurrent } from '../host/report.ts';
import { build } from './build.ts';
import type { Console, ExitCode, Format } from './console.ts';
import { environmentVersions } from './environment_versions.ts';
import { printJson } from './findings.ts';
import { gitVersion } from './git_version.ts';
import { openProject, type Opened } from './open_project.ts';

export interface DoctorOptions {
  readonly format: Format;
  readonly root?: string;
}

/** One thing that was looked at; with advice where it is not as it should be. */
interface Look {
  readonly what: string;
  readonly advice?: string;
}

/** Looks at what dagwright works with, and says what to do about what is wrong. Python and Airflow are not needed. */
export function doctor(console: Console, options: DoctorOptions, version: string): ExitCode {
  const project = openProject({ ...console, stderr: { ...console.stderr, write: () => undefined } }, options);
  const looks = [
    { what: `dagwright ${version}` },
    lookAtNode(console),
    lookAtGit(),
    ...(project === 2 ? [noProject] : lookAtProject(project, console)),
  ];
  const isWell = looks.every((look) => look.advice === undefined);
  if (options.format === 'json') printJson({ version: 1, well: isWell, looks }, console);
  else console.stdout.write(looks.map(lineOf).join(''));
  return isWell ? 0 : 1;
}

const noProject: Look = {
  what: 'no project: dagwright.yaml was not found in this folder or above it',
  advice: 'Go to the folder of your project, name it with --root, or run "dagwright init".',
};

function lookAtNode({ versions }: Console): Look {
  const what = `Node ${versions.node}, time zone data ${versions.timeZones}`;
  const [major = 0, minor = 0] = versions.node.split('.').map(Number);
  const isEnough = major > 20 || (major === 20 && minor >= 19);
  return isEnough ? { what } : { what, advice: 'Install Node 20.19 or later.' };
}

function lookAtGit(): Look {
  const version = gitVersion();
  if (version === undefined)
    return { what: 'no git', advice: 'Install git: what is compiled is meant to be committed.' };
  return { what: version };
}

function lookAtProject(project: Opened, console: Console): readonly Look[] {
  const built = build(project, 'compare', [], console);
  const found = countLine(countsOf(built.diagnostics));
  const isSound = !hasErrors(built.diagnostics);
  return [
    { what: `project in ${project.root}` },
    ...environmentVersions(project.snapshot).map(({ id, airflow }) => ({
      what: `environment ${id}: Airflow ${airflow}`,
    })),
    isSound ? { what: found } : { what: found, advice: 'Run "dagwright validate" and correct what it shows.' },
    isCurrent(built.output) && built.isWhole
      ? { what: 'generated/ is current' }
      : { what: 'generated/ is not current', advice: 'Run "dagwright compile", and commit what it changes.' },
  ];
}

function lineOf({ what, advice }: Look): string {
  return advice === undefined ? `  ok       ${what}\n` : `  problem  ${what}\n           ${advice}\n`;
}
