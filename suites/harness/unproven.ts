/** Thrown by a check that cannot show what it is for; the reason goes into the report. */
export class Unproven extends Error {
  override readonly name = 'Unproven';
}
