/** A shorter value also occurs where it is no secret; it is hidden only where it stands alone. */
const DISTINCTIVE = 8;

/** Takes the values of secrets out of everything that is written. */
export class Redactor {
  readonly #secrets = new Map<string, string>();

  /**
   * @param value what must not be seen
   * @param name what stands in its place: `$SMS_AUTH_TOKEN`
   */
  hide(value: string | undefined, name: string): void {
    if (value) this.#secrets.set(value, name);
  }

  text(text: string): string {
    let result = text;
    for (const [value, name] of this.#secrets) {
      if (value.length >= DISTINCTIVE) result = result.replaceAll(value, name);
    }
    return result;
  }

  /** A copy of a record in which no text contains a secret. */
  record<T>(value: T): T {
    if (typeof value === 'string') return this.text(value) as T;
    if (Array.isArray(value)) return value.map((member) => this.record(member)) as T;
    if (typeof value !== 'object' || value === null) return value;
    return Object.fromEntries(
      Object.entries(value).map(([name, member]) => [this.text(name), this.record(member)]),
    ) as T;
  }

  headers(headers: Record<string, string>): Record<string, string> {
    return Object.fromEntries(
      Object.entries(headers).map(([name, value]) => [name, this.#secrets.get(value) ?? this.text(value)]),
    );
  }
}
