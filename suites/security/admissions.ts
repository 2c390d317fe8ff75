/** Which operations let somebody in who is not known; the same for all checks of a run. */
export class Admissions {
  readonly #open = new Map<string, boolean>();

  /** Notes what came of one request whose caller is not known. */
  note(operationId: string, wasAccepted: boolean): void {
    this.#open.set(operationId, wasAccepted && (this.#open.get(operationId) ?? true));
  }

  /** The operations that were asked. */
  get asked(): string[] {
    return [...this.#open.keys()];
  }

  /** Whether every operation that was asked lets everybody in: the server looks at no credentials at all. */
  get everywhere(): boolean {
    return this.#open.size > 1 && [...this.#open.values()].every(Boolean);
  }
}
