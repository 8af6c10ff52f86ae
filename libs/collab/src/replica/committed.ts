import type {
  AccountId,
  AssessmentSnapshot,
  FieldValue,
  ResponseField,
  ResponseId,
  ResponseSnapshot,
} from '@certitude/contracts';
import { applyChange, originSeq, sameValue, type FieldOperation } from '../answer';

interface OwnChange {
  readonly seq: number;
  readonly previous: FieldValue;
}

/** The committed structured values, as far as the stream has been followed. */
export class Committed {
  #responses = new Map<ResponseId, ResponseSnapshot>();
  /** The last change this client made to each field, for undo. */
  readonly #own = new Map<string, OwnChange>();

  get ids(): readonly ResponseId[] {
    return [...this.#responses.keys()];
  }

  get(response: ResponseId): ResponseSnapshot | null {
    return this.#responses.get(response) ?? null;
  }

  load(snapshot: AssessmentSnapshot): void {
    this.#responses = new Map(snapshot.responses.map((response) => [response.id, response]));
  }

  apply(operation: FieldOperation, seq: number): void {
    const before = this.#responses.get(operation.response);
    if (before) this.#responses.set(before.id, { ...before, ...applyChange(before, operation, seq) });
  }

  /** Remembers what an own operation replaced. */
  remember({ response, field, previous, value }: FieldOperation, seq: number): void {
    if (!sameValue(previous, value)) this.#own.set(`${response}/${field}`, { seq, previous });
  }

  /** What the own last change of a field replaced, as long as nobody has changed the field since. */
  replacedByOwn(response: ResponseId, field: ResponseField): { readonly value: FieldValue } | null {
    const own = this.#own.get(`${response}/${field}`);
    const answer = this.get(response);
    return own && answer && originSeq(answer, field) === own.seq ? { value: own.previous } : null;
  }
}

/** The conflict that an operation tells this account of, if any. */
export const conflictOf = (operation: FieldOperation, account: AccountId, seq: number) => {
  const { response, field, value, previous, overwrote, actor } = operation;
  if (!overwrote) return null;
  const place = { response, field, seq };
  if (overwrote.actor === account)
    return { ...place, mine: previous, theirs: value, actor, standing: 'theirs' as const };
  if (actor !== account) return null;
  return { ...place, mine: value, theirs: previous, actor: overwrote.actor, standing: 'mine' as const };
};
