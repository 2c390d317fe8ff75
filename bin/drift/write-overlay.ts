import { renameSync, rmSync, writeFileSync } from 'node:fs';
import { stringify } from 'yaml';
import type { Overlay } from '../../spec/overlay.js';
import { EnvironmentUnusable } from '../environment-unusable.js';

/**
 * Writes an Overlay as YAML, as a whole or not at all.
 *
 * @throws {EnvironmentUnusable} when the file cannot be written
 */
export function writeOverlay(file: string, overlay: Overlay): void {
  const unfinished = `${file}.${process.pid}.tmp`;
  try {
    writeFileSync(
      unfinished,
      stringify(overlay, { aliasDuplicateObjects: false, compat: 'yaml-1.1', lineWidth: 0 }),
    );
    renameSync(unfinished, file);
  } catch (error) {
    rmSync(unfinished, { force: true });
    throw new EnvironmentUnusable(`--overlay: ${file} cannot be written: ${(error as Error).message}`);
  }
}
