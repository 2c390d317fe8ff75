import type { Check } from '../harness/check.js';

/** A check of this suite that works on objects of its own. */
export const ownResourcesCheck = (
  operationId: string,
  label: string,
  requirements: string[],
  run: Check['run'],
): Check => ({ suite: 'relations', operationId, label, requirements, scope: 'own-resources', run });
