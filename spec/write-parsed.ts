import { joined, keptAs } from './contract.js';
import { EDITIONS } from './editions.js';
import { keepParsed } from './parsed-ahead.js';
import { parseYaml } from './yaml-file.js';
import { yamlFiles } from './yaml-files.js';

// Run by the build: `node dist/spec/write-parsed.js`. The contracts are joined from what is kept first.
for (const path of yamlFiles()) keepParsed(path, parseYaml(path));
for (const edition of EDITIONS) keepParsed(keptAs(edition), joined(edition));
