/** The report directory cannot be written; the message is one sentence for the user. */
export class ReportsNotWritten extends Error {
  override name = 'ReportsNotWritten';

  constructor(directory: string, cause: unknown) {
    super(`The report directory '${directory}' cannot be written: ${reasonOf(cause)}.`, { cause });
  }
}

const REASONS: Record<string, string> = {
  EACCES: 'permission denied',
  EPERM: 'permission denied',
  EEXIST: 'a file of this name exists',
  ENOTDIR: 'a part of the path is a file',
  EISDIR: 'a directory stands where a file of the report belongs',
  ENOSPC: 'no space is left on the device',
  EROFS: 'the file system is read-only',
};

function reasonOf(cause: unknown): string {
  const code = cause instanceof Error && 'code' in cause ? String(cause.code) : undefined;
  if (code !== undefined) return REASONS[code] ? `${REASONS[code]} (${code})` : code;
  return cause instanceof Error ? cause.message : String(cause);
}
