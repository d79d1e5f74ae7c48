import {
  ArgumentScannerError,
  formatMessageForArgumentScannerError,
  text_en,
  type ApplicationText,
} from '@stricli/core';

/** What the command line itself says about wrong usage, in the words of the rest. */
export const texts: ApplicationText = {
  ...text_en,
  noCommandRegisteredForInput: ({ input, corrections }) =>
    told(`there is no command "${input}".${meant(corrections)}`, '"dagwright --help" lists the commands.'),
  exceptionWhileParsingArguments(error) {
    if (!(error instanceof ArgumentScannerError)) throw error;
    return told(messageOf(error), '"dagwright help <command>" lists the flags and arguments of a command.');
  },
  exceptionWhileLoadingCommandFunction: rethrow,
  exceptionWhileLoadingCommandContext: rethrow,
  exceptionWhileRunningCommand: rethrow,
};

function messageOf(error: ArgumentScannerError): string {
  return formatMessageForArgumentScannerError(error, {
    FlagNotFoundError: ({ input, corrections }) => `there is no flag "${flag(input)}".${meant(corrections.map(flag))}`,
    // What a parser of ours throws says what it takes.
    ArgumentParseError: ({ externalFlagNameOrPlaceholder, input, exception }) =>
      `"${input}" is no value of --${externalFlagNameOrPlaceholder}. It takes ${exception instanceof Error ? exception.message : 'another one'}.`,
    AliasNotFoundError: ({ input }) => `there is no flag "-${input}".`,
    EnumValidationError: ({ externalFlagName, input, values }) =>
      `"${input}" is no value of --${externalFlagName}. It takes ${values.join(', ')}.`,
    UnsatisfiedFlagError: ({ externalFlagName }) => `the flag "--${externalFlagName}" is missing, or has no value.`,
    UnexpectedFlagError: ({ externalFlagName }) => `the flag "--${externalFlagName}" is given twice.`,
    UnexpectedPositionalError: ({ input }) => `there is no place for "${input}".`,
    UnsatisfiedPositionalError: ({ placeholder }) => `<${placeholder}> is missing.`,
  });
}

function flag(name: string): string {
  return `--${name}`;
}

function meant(corrections: readonly string[]): string {
  const names = corrections.map((name) => `"${name.replaceAll('`', '')}"`);
  return names.length === 0 ? '' : ` Did you mean ${names.join(' or ')}?`;
}

function told(message: string, help: string): string {
  return `dagwright: ${message}\n  help: ${help}`;
}

/** What fails inside of a command is a bug of ours, and is reported as one. */
function rethrow(error: unknown): never {
  throw error;
}
