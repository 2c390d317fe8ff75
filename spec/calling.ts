import type { Text } from './rules.js';
import type { Source } from './source.js';
import { readYaml } from './yaml-file.js';

/** The ways in which a caller proves who it is. */
export type Authentication = 'token' | 'signature';

/** A header that every operation has, whatever its own table lists. */
export interface CallHeader {
  name: string;
  /** As the table marks it. */
  mandatory: boolean;
  /** The way of authentication that makes it mandatory. */
  with?: Authentication;
  /** What else has to be the case for that. */
  when?: Text;
  default?: string;
  meaning: Text;
  source: Source;
}

interface Named {
  name: string;
  meaning: Text;
}

export interface Calling {
  uri: { 'x-source': Source; scheme: string; parts: (Named & { mandatory: boolean })[] };
  methods: { 'x-source': Source; names: Named[] };
  headers: CallHeader[];
  body: {
    'x-source': Source;
    encoding: string;
    /** Methods whose operations need no body. */
    without: string[];
  };
  token: {
    'x-source': Source;
    header: string;
    /** How long it is valid. */
    hours: number;
  };
  signature: {
    'x-source': Source;
    header: string;
    timeHeader: string;
    /** The value of the header, with names in braces for what differs. */
    form: string;
    algorithm: string;
    signedHeaders: string[];
    /** Between the names of the signed headers. */
    separator: string;
    /** A regular expression. */
    timePattern: string;
    largestBodyInMegabytes: number;
    /** What the documents leave undecided. Nobody is judged by it. */
    open: string[];
  };
}

/** How every operation is called, document 004, chapter 3. */
export const calling: Calling = readYaml<Calling>('spec/calling.yaml');

/** The headers that every request with a body needs that is authenticated in a way, in the order of the documents. */
export const mandatoryHeaders = (authentication: Authentication): CallHeader[] =>
  calling.headers.filter((header) => header.mandatory || (header.with === authentication && !header.when));

/** The value of `Authorization`: the form of the documents with an access key and a signature in it. */
export function authorizationOf(access: string, signedHeaders: readonly string[], signature: string): string {
  const { form, algorithm, separator } = calling.signature;
  const parts: Record<string, string> = {
    algorithm,
    access,
    headers: signedHeaders.join(separator),
    signature,
  };
  return form.replace(/\{(\w+)\}/g, (name, part: string) => parts[part] ?? name);
}
