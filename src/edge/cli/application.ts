import { buildApplication, buildRouteMap, ExitCode as Internal, run, type Application } from '@stricli/core';
import type { Console, ExitCode } from '../commands/console.ts';
import { explainRoute } from './explain_route.ts';
import { graphRoute } from './graph_route.ts';
import { doctorRoute, initRoute } from './other_routes.ts';
import { lintRoute } from './lint_route.ts';
import { planRoute } from './plan_route.ts';
import { renderRoute, runsRoute } from './run_routes.ts';
import { checkRoute, compileRoute, validateRoute } from './project_routes.ts';
import type { CliContext } from './context.ts';
import { texts } from './texts.ts';
import { packageVersion } from './version.ts';

/** Runs the command that a command line names. What a command throws is thrown on. */
export async function runApplication(argv: readonly string[], console: Console): Promise<ExitCode> {
  const context = contextOf(console);
  await run(application(), argumentsOf(argv), context);
  const code = Number(context.process.exitCode ?? 0);
  // Without a command nothing was done; a script that forgot it should not seem to succeed.
  return argv.length === 0 ? 2 : exitCodeOf(code);
}

function application(): Application<CliContext> {
  const routes = {
    init: initRoute,
    validate: validateRoute,
    compile: compileRoute,
    check: checkRoute,
    lint: lintRoute,
    plan: planRoute,
    explain: explainRoute,
    runs: runsRoute,
    render: renderRoute,
    graph: graphRoute,
    doctor: doctorRoute,
  };
  const docs = {
    brief: 'Compiles pipeline specs into what orchestrators run',
    fullDescription: [
      'Compiles pipeline specs into what orchestrators run.',
      '',
      'Results are printed on stdout, findings and progress on stderr. Exit codes: 0 clean, 1 findings, 2 wrong usage or',
      'configuration, 3 a bug of dagwright.',
      '',
      'Example: dagwright compile --env prod',
    ].join('\n'),
  };
  return buildApplication(buildRouteMap({ routes, docs }), {
    name: 'dagwright',
    versionInfo: { currentVersion: packageVersion() },
    scanner: { caseStyle: 'allow-kebab-for-camel' },
    documentation: { caseStyle: 'convert-camel-to-kebab', disableAnsiColor: true },
    localization: { text: texts },
  });
}

function contextOf(console: Console): CliContext {
  const context: CliContext = {
    console,
    process: { stdout: console.stdout, stderr: console.stderr, env: {} },
    exit(code) {
      context.process.exitCode = code;
    },
  };
  return context;
}

/** `help compile` is `compile --help`; and `-C folder compile`, as git has it, is `compile -C folder`. */
function argumentsOf(argv: readonly string[]): readonly string[] {
  const [first = '--help', second, ...rest] = argv;
  if (first === 'help') return [...argv.slice(1), '--help'];
  if ((first === '-C' || first === '--root') && second !== undefined) return [...argumentsOf(rest), first, second];
  return argv.length === 0 ? [first] : argv;
}

function exitCodeOf(code: number): ExitCode {
  if (code === Internal.UnknownCommand || code === Internal.InvalidArgument) return 2;
  return code === 0 || code === 1 || code === 2 ? code : 3;
}
