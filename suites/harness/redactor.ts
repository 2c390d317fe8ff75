import { randomBytes } from 'node:crypto';
import { maskOf } from './mask-of.js';
import { spellingsOf } from './spellings.js';

/** A shorter value also occurs where it is no secret; it is hidden only where it stands alone. */
const DISTINCTIVE = 8;

/** So much of a secret gives it away, where the rest is cut off. */
const TELLING = 16;

/** So little of it is hidden where the text visibly breaks off. */
const BEGINNING = 4;

/** So many values of headers are remembered. */
const MOST_HEADERS = 1_000;

/** What says that something is left out. */
const DOTS = /\.{3}|…/g;

interface Secret {
  value: string;
  name: string;
  /** With the value itself, the longest first. */
  spellings: string[];
}

/** Takes the values of secrets out of everything that is written. */
export class Redactor {
  /** The longest first, so that one that is part of another does not spoil it. */
  #secrets: Secret[] = [];
  readonly #names = new Map<string, string>();
  /** The first letters of every spelling, with the name of the secret. */
  readonly #stumps = new Map<string, string>();
  /** What the server served as a secret: it is hidden in the answer itself, and in what is told of the run. */
  readonly #served = new Map<string, string>();
  /** The values of headers without credentials: most come again with every request. */
  readonly #headers = new Map<string, string>();
  /** Written nowhere, so that nobody can try secrets until the mask of one is right. */
  readonly #key = randomBytes(32);

  /**
   * @param value what must not be seen
   * @param name what stands in its place: `$SMS_AUTH_TOKEN`
   */
  hide(value: string | undefined, name: string): void {
    if (!value || this.#names.has(value)) return;
    this.#names.set(value, name);
    this.#headers.clear();
    const spellings = spellingsOf(value)
      .filter((spelling) => spelling.length >= DISTINCTIVE - 1)
      .sort((a, b) => b.length - a.length);
    for (const spelling of value.length < DISTINCTIVE ? [] : spellings) {
      for (let length = BEGINNING; length < Math.min(TELLING, spelling.length); length += 1) {
        this.#stumps.set(spelling.slice(0, length), name);
      }
    }
    this.#secrets = [...this.#secrets, { value, name, spellings }].sort(
      (a, b) => b.value.length - a.value.length,
    );
  }

  /**
   * Hides a secret of the server, such as the private key of a task, in what is told of the run.
   *
   * @param name what it is: `private_key`
   */
  hideServed(value: string, name: string): void {
    if (value.length < DISTINCTIVE || this.#served.has(value)) return;
    const mask = maskOf(value, name, this.#key);
    for (const write of [(text: string) => text, (text: string) => JSON.stringify(text).slice(1, -1)])
      this.#served.set(write(value), write(mask));
  }

  /** A text without credentials, in whatever spelling, and without the beginning of one that is cut off. */
  text(text: string): string {
    let result = text;
    for (const secret of this.#secrets) result = without(result, secret);
    return this.#stumps.size > 0 && /\.{3}|…/.test(result) ? this.#withoutStumps(result) : result;
  }

  /** Whether a text contains a credential. */
  hides(text: string): boolean {
    return this.text(text) !== text;
  }

  /** Hides the first letters of a secret before dots. */
  #withoutStumps(text: string): string {
    let result = '';
    let from = 0;
    for (const { index } of text.matchAll(DOTS)) {
      let length = Math.min(TELLING - 1, index - from);
      while (length >= BEGINNING && !this.#stumps.has(text.slice(index - length, index))) length -= 1;
      if (length < BEGINNING) continue;
      result += text.slice(from, index - length) + this.#stumps.get(text.slice(index - length, index));
      from = index;
    }
    return result + text.slice(from);
  }

  /** The same without what the server served as a secret. */
  served(text: string): string {
    let result = text;
    for (const [value, name] of this.#served) result = result.replaceAll(value, name);
    return this.text(result);
  }

  /** A copy of a record in which no text contains a secret. */
  record<T>(value: T): T {
    if (typeof value === 'string') return this.served(value) as T;
    if (Array.isArray(value)) return value.map((member) => this.record(member)) as T;
    if (typeof value !== 'object' || value === null) return value;
    return Object.fromEntries(
      Object.entries(value).map(([name, member]) => [this.text(name), this.record(member)]),
    ) as T;
  }

  headers(headers: Record<string, string>): Record<string, string> {
    return Object.fromEntries(
      Object.entries(headers).map(([name, value]) => [this.text(name), this.#header(value)]),
    );
  }

  #header(value: string): string {
    const known = this.#headers.get(value);
    if (known !== undefined) return known;
    if (this.#headers.size >= MOST_HEADERS) this.#headers.clear();
    const shown = this.#names.get(value) ?? this.text(value);
    this.#headers.set(value, shown);
    return shown;
  }
}

function without(text: string, { value, name, spellings }: Secret): string {
  if (value.length < DISTINCTIVE) {
    return value.length < BEGINNING ? text : text.replaceAll(`"${value}"`, `"${name}"`);
  }
  let result = text;
  for (const spelling of spellings) result = withoutBeginning(result, spelling, name);
  return result;
}

/** The whole value, or as much of it as there is. */
function withoutBeginning(text: string, value: string, name: string): string {
  const beginning = value.slice(0, TELLING);
  let at = text.indexOf(beginning);
  if (at < 0) return text;
  let result = '';
  let from = 0;
  while (at >= 0) {
    let length = beginning.length;
    while (length < value.length && text[at + length] === value[length]) length += 1;
    result += text.slice(from, at) + name;
    from = at + length;
    at = text.indexOf(beginning, from);
  }
  return result + text.slice(from);
}
