import fc from 'fast-check';
import { FORMATS } from '../../spec/exact-keywords.js';

/** Texts of one format. */
interface TextFormat {
  values: fc.Arbitrary<string>;
  holds(text: string): boolean;
}

const DATE = /^\d{4}-\d\d-\d\d$/;
const TIME = /^[Tt]\d\d:\d\d:\d\d(\.\d+)?([Zz]|[+-]\d\d:\d\d)$/;

const moments = fc.date({
  min: new Date('0001-01-01T00:00:00Z'),
  max: new Date('9999-12-31T23:59:59Z'),
  noInvalidDate: true,
});

/** A day that the calendar has: one that it lacks, such as 30 February, is read as another. */
const isDay = (text: string): boolean =>
  DATE.test(text) && !Number.isNaN(Date.parse(text)) && new Date(text).toISOString().startsWith(text);

const isMoment = (text: string): boolean =>
  isDay(text.slice(0, 10)) && TIME.test(text.slice(10)) && !Number.isNaN(Date.parse(text));

const definedBy = (name: string) => (text: string) => {
  const format = FORMATS[name];
  return format instanceof RegExp ? format.test(text) : typeof format === 'function' && Boolean(format(text));
};

/** The formats of texts that are made and told from others; any other format is an annotation, as JSON Schema has it. */
const TEXT_FORMATS: Readonly<Record<string, TextFormat>> = {
  ipv4: { values: fc.ipV4(), holds: definedBy('ipv4') },
  ipv6: { values: fc.ipV6(), holds: definedBy('ipv6') },
  uuid: { values: fc.uuid(), holds: definedBy('uuid') },
  date: { values: moments.map((moment) => moment.toISOString().slice(0, 10)), holds: isDay },
  'date-time': { values: moments.map((moment) => moment.toISOString()), holds: isMoment },
};

/** The format of texts with this name; `undefined` when it is none, or one of numbers. */
export const textFormat = (name: string | undefined): TextFormat | undefined =>
  name !== undefined && Object.hasOwn(TEXT_FORMATS, name) ? TEXT_FORMATS[name] : undefined;
