import { NetworkError } from '../network-error.js';

/** A body beyond this size is not read, before and after it is unpacked; in bytes. */
export const CEILING = 32 * 1024 * 1024;

/** The pieces of an answer as they arrive. One piece is kept as it is; several are copied into one buffer that grows. */
export class GrowingBytes {
  #buffer: Buffer = Buffer.alloc(0);
  #size = 0;

  /** @throws {NetworkError} `too-large` */
  add(piece: Buffer): void {
    const size = this.#size + piece.length;
    if (size > CEILING) throw new NetworkError('too-large', 'the answer is larger than 32 MB');
    if (this.#size === 0) {
      this.#buffer = piece;
    } else {
      if (size > this.#buffer.length) this.#grow(size);
      piece.copy(this.#buffer, this.#size);
    }
    this.#size = size;
  }

  whole(): Buffer {
    return this.#buffer.subarray(0, this.#size);
  }

  /** To twice its size at least: an answer in pieces of one byte must not take a hundred times its size. */
  #grow(size: number): void {
    const larger = Buffer.allocUnsafe(Math.max(2 * this.#buffer.length, size, 8 * 1024));
    this.#buffer.copy(larger, 0, 0, this.#size);
    this.#buffer = larger;
  }
}
