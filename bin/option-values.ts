import type { CommandName, OPTIONS, Option } from './options.js';

type OptionOf<C extends CommandName> = OfCommand<(typeof OPTIONS)[number], C>;
type OfCommand<O extends Option, C> = O extends Option
  ? C extends O['commands'][number]
    ? O
    : never
  : never;
type Parsed<O extends Option> = Awaited<ReturnType<O['value']['parse']>>;
type ValueOf<O extends Option> = O extends { multiple: true }
  ? Parsed<O>[]
  : O extends { default: string }
    ? Parsed<O>
    : Parsed<O> | undefined;

/** The values of a command's options, with defaults; what was not given is an empty list or `undefined`. */
export type Values<C extends CommandName> = { [O in OptionOf<C> as O['name']]: ValueOf<O> };
