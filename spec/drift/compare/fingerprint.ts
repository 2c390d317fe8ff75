import { createHash } from 'node:crypto';

/** Identifies a difference by facts alone; `{}` stands for path parameters, which a translation may rename. */
export function fingerprint(request: string, parts: readonly (string | null)[]): string {
  const stable = [request.replace(/\{[^}]*\}/g, '{}'), ...parts];
  return createHash('sha256').update(JSON.stringify(stable)).digest('hex').slice(0, 16);
}
