/** The product gave way: its message says how. */
export class GaveWay extends Error {
  override readonly name = 'GaveWay';
}

/** What an attack needs is not there on this machine: its message says what. */
export class NotPossibleHere extends Error {
  override readonly name = 'NotPossibleHere';
}

/** @throws GaveWay unless it is so */
export function must(isSo: boolean, otherwise: string): void {
  if (!isSo) throw new GaveWay(otherwise);
}

/** @throws GaveWay unless the answer has one of these statuses */
export function mustAnswer(
  { status, body }: { readonly status: number; readonly body: unknown },
  expected: readonly number[],
  what: string,
): void {
  if (expected.includes(status)) return;
  throw new GaveWay(`${what}: ${status} instead of ${expected.join(' or ')}: ${JSON.stringify(body).slice(0, 300)}`);
}
