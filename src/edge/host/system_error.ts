/** The system's code of a failed call, such as `EACCES`. Anything else that was thrown is a bug and is thrown again. */
export function systemCode(error: unknown): string {
  if (error instanceof Error && 'code' in error && typeof error.code === 'string' && 'syscall' in error) {
    return error.code;
  }
  throw error;
}
