import { LIVE, type MessageRefused, type Refused, type RejectionCode } from '@certitude/contracts';
import { ERRORS, type ErrorCode } from '@certitude/contracts/errors';
import { describeError } from '../logging/describe-error';
import { type LogIds } from '../logging/log-ids';
import { SLOW, warnOfSlow } from '../logging/slow';
import { newId } from '../ids';
import { Logger } from '@nestjs/common';
import { ROUTE_ARGS_METADATA } from '@nestjs/common/internal';
import { SubscribeMessage } from '@nestjs/websockets';
import { type Socket } from 'socket.io';
import { type z } from 'zod';
import { type SignedInSession } from '../access/access';
import { RetryLater } from '../errors/app-error';
import { toAppError } from '../errors/problem';

const MESSAGE = Symbol('socket message');

/** The message a socket handler receives, if it is one. */
export const messageOf = (handler: object): string | undefined =>
  Reflect.getMetadata(MESSAGE, handler) as string | undefined;

/** Answers a message through its acknowledgement, at once. Only the first answer counts. */
export type Answer = (result: unknown) => void;
/** Returns the answer, or gives it by `answer` where it must not leave later than something else. */
type Handler<T> = (socket: Socket, message: T, answer: Answer) => unknown;

/**
 * Binds a gateway method to a socket message: validates it against the contract, and answers every message through
 * its acknowledgement, `{ ok: false, code }` on failure. Where a client asks for none it hears of failures only.
 * (Nest's global filters do not reach gateways.)
 */
export function Receives<T>(message: string, schema: z.ZodType<T>) {
  return <H extends Handler<T>>(target: object, key: string, descriptor: TypedPropertyDescriptor<H>): void => {
    const handle = descriptor.value;
    if (!handle) throw new Error(`${key} is not a method.`);
    const receive = async function (this: unknown, socket: Socket, payload: unknown, ack: unknown): Promise<void> {
      const answer = once(typeof ack === 'function' ? (ack as Answer) : unasked(socket, message, payload));
      const parsed = schema.safeParse(payload);
      if (!parsed.success) return answer(refused('invalid'));
      const begun = performance.now();
      try {
        answer(await handle.call(this, socket, parsed.data, answer));
      } catch (error) {
        answer(refused(rejectionOf(error, { message, ...idsIn(socket, payload) })));
      } finally {
        const took = performance.now() - begun;
        if (took >= SLOW) warnOfSlow('A message took long.', { message, ...idsIn(socket, payload) }, took);
      }
    };
    for (const name of Reflect.getMetadataKeys(handle))
      Reflect.defineMetadata(name, Reflect.getMetadata(name, handle), receive);
    descriptor.value = receive as unknown as H;
    Reflect.defineMetadata(MESSAGE, message, receive);
    // No parameters for Nest to fetch: a handler gets socket, message and acknowledgement as they come, without the four
    // promises per message that Nest's pipes would take for nothing.
    Reflect.defineMetadata(ROUTE_ARGS_METADATA, {}, target.constructor, key);
    SubscribeMessage(message)(target, key, descriptor as unknown as TypedPropertyDescriptor<unknown>);
  };
}

function once(give: Answer): Answer {
  let isAnswered = false;
  return (result) => {
    if (isAnswered) return;
    isAnswered = true;
    give(result);
  };
}

/** Tells of a refusal that nobody has asked for, and says what it is about. */
const unasked =
  (socket: Socket, message: string, payload: unknown): Answer =>
  (result) => {
    if (!isRefused(result)) return;
    const { code } = result;
    const refusal: MessageRefused = {
      message,
      assessment: named(payload, 'assessment'),
      client: named(payload, 'client'),
      code,
    };
    socket.emit(LIVE.refused, refusal);
  };

const isRefused = (result: unknown): result is Refused => (result as Partial<Refused> | undefined)?.ok === false;

/** Whom a message is about, and an id under which its line is found. */
const idsIn = (socket: Socket, payload: unknown): LogIds & { readonly assessmentId?: string } => {
  const { session } = socket.data as { readonly session?: SignedInSession };
  const [organizationId, assessmentId] = [named(payload, 'organization'), named(payload, 'assessment')];
  return {
    requestId: newId(),
    ...(session ? { accountId: session.accountId } : {}),
    ...(organizationId === null ? {} : { organizationId }),
    ...(assessmentId === null ? {} : { assessmentId }),
  };
};

/** A name in a message that may be anything. */
function named(payload: unknown, key: string): string | null {
  const value: unknown = typeof payload === 'object' && payload !== null ? Reflect.get(payload, key) : null;
  return typeof value === 'string' ? value : null;
}

const refused = (code: RejectionCode): Refused => ({ ok: false, code });

const BY_CODE: Partial<Record<ErrorCode, RejectionCode>> = {
  'not-found': 'not_found',
  'access.forbidden': 'forbidden',
  'assessment.frozen': 'frozen',
  'session.required': 'unauthenticated',
  'request.too-large': 'too_large',
  'request.rate-limited': 'busy',
  'live.too-many-places': 'too_many_places',
  'live.too-many-joins': 'too_many_joins',
  unavailable: 'busy',
  'saving.unavailable': 'busy',
};

/** The socket's word for an error. What nobody expected is logged, and `busy` tells the client to try again. */
export function rejectionOf(error: unknown, ids: object = {}): RejectionCode {
  const known = toAppError(error);
  const logger = new Logger('Socket');
  if (known instanceof RetryLater)
    logger.warn({ msg: 'A message could not be served.', code: known.code, ...ids, error: describeError(error) });
  const code = BY_CODE[known.code];
  if (code) return code;
  if (known.code === 'internal') {
    logger.error({ msg: 'A message failed.', ...ids, error: describeError(error) });
    return 'busy';
  }
  return ERRORS[known.code].status === 403 ? 'forbidden' : 'invalid';
}
