import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { packageRoot } from '../../../spec/package-root.js';
import { withGeneratedParts } from './generated-parts.js';

const README = join(packageRoot, 'README.md');

test('the generated parts of the README are up to date; npm run readme brings them there', async () => {
  await expect(withGeneratedParts(readFileSync(README, 'utf8'))).toMatchFileSnapshot(README);
});

test('a README without its markers is refused', () => {
  expect(() => withGeneratedParts('# nothing')).toThrow('<!-- requirements -->');
});
