import { describe, expect, test } from 'vitest';
import { loadContract } from '../spec/contract.js';
import { PROFILES, type ProfileName, profileOf } from '../spec/profiles.js';
import type { Run } from '../suites/results/run.js';
import { BADGE_COLORS, badge } from './badge.js';
import { HOSTILE, runOf } from './testing/sample-run.js';
import { en } from './texts/en.js';
import { LANGUAGES } from './texts/language.js';

const VERDICTS = ['conformant', 'non-conformant', 'inconclusive'] as const;

/** A run about everything that a profile has; `changes` makes it a part. */
function wholeRun(profile: ProfileName, verdict: Run['verdict'], changes: Partial<Run['run']> = {}): Run {
  const { run, contract } = runOf();
  return runOf([], {
    verdict,
    contract: { ...contract, profile },
    run: {
      ...run,
      suites: Object.keys(en.suites) as Run['run']['suites'],
      operations: [...profileOf(loadContract('latest'), profile).operations],
      ...changes,
    },
  });
}

const titleOf = (svg: string) => /<title id="title">(.*)<\/title>/.exec(svg)?.[1];

describe.each(PROFILES)('the badge of %s', (profile) => {
  test.each(VERDICTS)('says %s, to those who see it and to those who hear it', (verdict) => {
    const svg = badge('en')(wholeRun(profile, verdict));
    expect(titleOf(svg)).toBe(`SMS v3 | ${profile}: ${verdict}`);
    expect(svg).toContain(`>${profile}: ${verdict}</text>`);
    expect(svg).toContain('role="img" aria-labelledby="title"');
    expect(svg).toContain(BADGE_COLORS[verdict]);
  });
});

test('the badge is Chinese in a Chinese report', () => {
  const svg = badge('zh')(wholeRun('core', 'conformant'));
  expect(titleOf(svg)).toBe('SMS v3 | core：符合');
  expect(svg).toContain('lang="zh"');
});

test.each<[string, Partial<Run['run']>]>([
  ['some suites', { suites: ['examples'] }],
  ['some operations', { operations: ['ListServers'] }],
  ['one shard', { shard: { index: 1, count: 2 } }],
])('a run of %s alone is called a part', (_, changes) => {
  expect(titleOf(badge('en')(wholeRun('core', 'conformant', changes)))).toBe(
    'SMS v3 | part of core: conformant',
  );
});

test('white letters are readable on every colour', () => {
  for (const color of Object.values(BADGE_COLORS)) expect(contrastToWhite(color), color).toBeGreaterThan(4.5);
});

test.each(LANGUAGES)('nothing of a foreign report becomes markup, and nothing is loaded (%s)', (language) => {
  const svg = badge(language)(
    runOf([], { contract: { edition: HOSTILE, documents: [], profile: `"><script>${HOSTILE}` } }),
  );
  expect(svg.match(/<(?!\/)[a-z]+/gi)).toEqual(
    ['svg', 'title', 'desc', 'clipPath', 'rect', 'g', 'rect', 'rect', 'g', 'text', 'text'].map(
      (name) => `<${name}`,
    ),
  );
  expect(svg.replace('http://www.w3.org/2000/svg', '')).not.toMatch(/href|url\((?!#)|https?:|@import/);
});

/** The contrast of WCAG 2. */
function contrastToWhite(color: string): number {
  const [red = 0, green = 0, blue = 0] = [1, 3, 5].map((at) => {
    const part = Number.parseInt(color.slice(at, at + 2), 16) / 255;
    return part <= 0.03928 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4;
  });
  return 1.05 / (0.2126 * red + 0.7152 * green + 0.0722 * blue + 0.05);
}
