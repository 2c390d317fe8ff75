import { readdirSync } from 'node:fs';
import { join, sep } from 'node:path';
import { packageRoot } from './package-root.js';

/** The folders of the package that hold data; `files` in package.json names the same. */
const FOLDERS = ['spec', 'fixtures/examples'];

/** The YAML files of the package, relative to it, e.g. `spec/lifecycle.yaml`. */
export const yamlFiles = (): string[] =>
  FOLDERS.flatMap((folder) =>
    readdirSync(join(packageRoot, folder), { recursive: true, encoding: 'utf8' })
      .filter((name) => name.endsWith('.yaml'))
      .map((name) => `${folder}/${name.split(sep).join('/')}`),
  );
