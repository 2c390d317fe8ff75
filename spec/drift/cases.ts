import type { Condition } from '../conditions.js';

export const CASES = ['LINUX', 'WINDOWS', 'registering', 'creating'] as const;

/** A case in which the words of a row make its field mandatory, in any language and spelling. */
export type Case = (typeof CASES)[number];

/** How documents say it, in both languages. */
const WORDS: [Case, RegExp][] = [
  [
    'LINUX',
    /Linux\s*(?:场景|系统)?(?:此\s*参数)?\s*为?\s*必[选填]|(?:mandatory|required) (?:for|on|in) Linux/i,
  ],
  [
    'WINDOWS',
    /Windows\s*(?:场景|系统)?(?:此\s*参数)?\s*为?\s*必[选填]|(?:mandatory|required) (?:for|on|in) Windows/i,
  ],
  [
    'registering',
    /(?:注册|添加源端)[^,，。;；]{0,8}必[选填]|(?:mandatory|required) (?:for|when|during) (?:registering|registration|adding)/i,
  ],
  ['creating', /创建[^,，。;；]{0,4}必[选填]|(?:mandatory|required) (?:for|when|during) creat/i],
];

/** What a case is called in a sentence. */
export const CASE_TEXTS: Record<Case, string> = {
  LINUX: 'for Linux',
  WINDOWS: 'for Windows',
  registering: 'when a source is registered',
  creating: 'when a task is created',
};

/** The cases in which a description makes its field mandatory. */
export function mandatoryCases(description: string): Case[] {
  const text = description.replace(/<[^<>]*>/g, ' ');
  return WORDS.filter(([, words]) => words.test(text)).map(([name]) => name);
}

/** The case of a condition of the contract; undefined where it is about something else. */
export function caseOf({ id, when, then }: Condition): Case | undefined {
  // The rows of an update repeat that the field is mandatory for a creation, and optional for the update.
  if (then === 'optional' && 'updating' in when) return 'creating';
  if (then !== 'required') return undefined;
  if (id.endsWith('.mandatory-when-registering')) return 'registering';
  if (id.endsWith('.mandatory-when-created')) return 'creating';
  const system = 'equals' in when && when.field.endsWith('os_type') ? when.equals : undefined;
  return system === 'LINUX' || system === 'WINDOWS' ? system : undefined;
}
