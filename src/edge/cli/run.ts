import type { Console, ExitCode } from '../commands/console.ts';
import { bugReport } from './bug_report.ts';
import { packageVersion } from './version.ts';

/**
 * Runs one command line and gives its exit code. What is printed goes to the console's streams; nothing else of the
 * process is touched.
 */
export async function run(argv: readonly string[], console: Console): Promise<ExitCode> {
  try {
    // Scripts ask for the version often: it is answered before anything else is loaded.
    if (argv.length === 1 && (argv[0] === '--version' || argv[0] === '-v')) {
      console.stdout.write(`${packageVersion()}\n`);
      return 0;
    }
    const { runApplication } = await import('./application.ts');
    return await runApplication(argv, console);
  } catch (error) {
    console.stderr.write(bugReport(argv, console, error));
    return 3;
  }
}
