/** The text of an option, and where it was given: `--scope`, `SMS_SCOPE` or `sms-conformance.yaml:3:8: scope`. */
export interface Given {
  text: string;
  from: string;
}

/** The texts of the options that were given, by the name of the option. */
export type GivenOptions = ReadonlyMap<string, readonly Given[]>;
