/** Something outside of the endpoint is in the way, such as a port in use; the message is one sentence. */
export class EnvironmentUnusable extends Error {
  override name = 'EnvironmentUnusable';
}
