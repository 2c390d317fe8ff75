import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { packageRoot } from '../../spec/package-root.js';
import { configSchema } from './config-schema.js';

// Run by `npm run schema`: the published schema follows from the options.
writeFileSync(
  join(packageRoot, 'bin/config/config.schema.json'),
  JSON.stringify(await configSchema(), null, 2),
);
