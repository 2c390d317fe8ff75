import { expect, test } from 'vitest';
import { describeReported } from './testing/describe-reported.js';
import { MUTATIONS_OF_REFUSALS } from './testing/mutations/catalogue.js';
import { FORBIDDEN_PAIRS, pairMutations } from './testing/mutations/pair-mutations.js';

describeReported('a server deviates in what it has to refuse and is reported:', MUTATIONS_OF_REFUSALS);

const runOf = describeReported('a server accepts a forbidden pair and is reported:', pairMutations);

test('each forbidden pair that is accepted is named', async () => {
  const results = await Promise.all(pairMutations.map(({ name }) => runOf(name)));
  const messages = results
    .flatMap(({ run }) => run.failures)
    .filter(({ requirement }) => requirement === 'SMS.7728')
    .map(({ message }) => message)
    .join('\n');
  expect(FORBIDDEN_PAIRS.length).toBeGreaterThan(30);
  expect(
    FORBIDDEN_PAIRS.filter(
      ([state, cycle]) => !messages.includes(`copystate ${state} with migrationcycle ${cycle}`),
    ),
  ).toEqual([]);
});
