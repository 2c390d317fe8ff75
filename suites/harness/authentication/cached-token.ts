import type { IdentityToken } from './identity-token.js';

/** A token is renewed when so much of its time is left, in milliseconds. */
const AHEAD = 60_000;

/** How long a token is valid when the service does not say: 24 hours, document 004, section 3.2. */
const LIFETIME = 24 * 60 * 60 * 1000;

/** A token that is got once for all who need it, and again before its time is over. */
export class CachedToken {
  #current: Promise<IdentityToken> | undefined;
  /** The current token once it is there. */
  #issued: string | undefined;
  #renewAt = 0;

  constructor(
    private readonly fetch: () => Promise<IdentityToken>,
    private readonly now: () => number = Date.now,
  ) {}

  async get(): Promise<string> {
    if (this.#current === undefined || this.now() >= this.#renewAt) this.#renew();
    return (await (this.#current as Promise<IdentityToken>)).token;
  }

  /** Gets another token, unless somebody else already replaced the one that was refused. */
  replace(refused: string): Promise<string> {
    if (this.#issued === refused) this.#renew();
    return this.get();
  }

  #renew(): void {
    this.#issued = undefined;
    this.#renewAt = Number.POSITIVE_INFINITY;
    const fetching = this.fetch().then(
      (issued) => {
        this.#issued = issued.token;
        const begin = this.now();
        const end = issued.expiresAt ?? begin + LIFETIME;
        // A token that lives shorter than that is used for the first half of its time.
        this.#renewAt = Math.max(end - AHEAD, begin + (end - begin) / 2);
        return issued;
      },
      (error: unknown) => {
        if (this.#current === fetching) this.#current = undefined;
        throw error;
      },
    );
    this.#current = fetching;
  }
}
