import { UsageError } from '../usage-error.js';

const REASONS: Record<string, string> = {
  ENOENT: 'there is no such file',
  EISDIR: 'it is a directory',
  EACCES: 'permission denied',
  EPERM: 'permission denied',
};

/** The error about a file that was named and cannot be read. */
export function unreadable(kind: string, file: string, error: unknown, advice = ''): UsageError {
  const code = error instanceof Error && 'code' in error ? String(error.code) : undefined;
  const reason = code === undefined ? String(error) : (REASONS[code] ?? code);
  return new UsageError(`the ${kind} '${file}' cannot be read: ${reason}${advice}`);
}
