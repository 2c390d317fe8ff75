/**
 * A value as it stands in a path. A server may have made half of a character pair an id: no path can have it, and the
 * replacement character takes its place.
 */
export const pathSegment = (value: string): string => encodeURIComponent(Buffer.from(value).toString('utf8'));
