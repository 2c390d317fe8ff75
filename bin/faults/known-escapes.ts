/**
 * The faults that no suite notices yet, each with the check that would. The command `faults` tells when one of them is
 * noticed after all; the README lists them.
 */
export const KNOWN_ESCAPES: Readonly<Record<string, string>> = {};
