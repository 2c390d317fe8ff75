/** What is said when the user does not wait for the clean-up; a command knows it once it has begun. */
export interface LastWords {
  say?(): string;
}
