/** Why a file cannot be looked into, in one sentence for people. */
export class Unreadable extends Error {
  override readonly name = 'Unreadable';
}
