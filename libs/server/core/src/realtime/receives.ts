import { ERRORS, type ErrorCode, type Refused, type RejectionCode } from '@certitude/contracts';
import { Logger } from '@nestjs/common';
import { SubscribeMessage } from '@nestjs/websockets';
import { type Socket } from 'socket.io';
import { type z } from 'zod';
import { toAppError } from '../errors/problem';

const MESSAGE = Symbol('socket message');

/** The message a socket handler receives, if it is one. */
export const messageOf = (handler: object): string | undefined =>
  Reflect.getMetadata(MESSAGE, handler) as string | undefined;

type Handler<T> = (socket: Socket, message: T) => Promise<unknown>;

/**
 * Binds a gateway method to a socket message: validates it against the contract, and answers every message through
 * its acknowledgement, `{ ok: false, code }` on failure. (Nest's global filters do not reach gateways.)
 */
export function Receives<T>(message: string, schema: z.ZodType<T>) {
  return (target: object, key: string, descriptor: TypedPropertyDescriptor<Handler<T>>): void => {
    const handle = descriptor.value;
    if (!handle) throw new Error(`${key} is not a method.`);
    const receive = async function (this: unknown, socket: Socket, payload: unknown): Promise<unknown> {
      const parsed = schema.safeParse(payload);
      if (!parsed.success) return refused('invalid');
      try {
        return await handle.call(this, socket, parsed.data);
      } catch (error) {
        return refused(rejectionOf(error));
      }
    };
    for (const name of Reflect.getMetadataKeys(handle))
      Reflect.defineMetadata(name, Reflect.getMetadata(name, handle), receive);
    descriptor.value = receive;
    Reflect.defineMetadata(MESSAGE, message, receive);
    SubscribeMessage(message)(target, key, descriptor as TypedPropertyDescriptor<unknown>);
  };
}

const refused = (code: RejectionCode): Refused => ({ ok: false, code });

const BY_CODE: Partial<Record<ErrorCode, RejectionCode>> = {
  'not-found': 'not_found',
  'access.forbidden': 'forbidden',
  'assessment.frozen': 'frozen',
  'session.required': 'unauthenticated',
  'request.too-large': 'too_large',
  'request.rate-limited': 'busy',
  unavailable: 'busy',
};

/** The socket's word for an error. What nobody expected is logged, and `busy` tells the client to try again. */
export function rejectionOf(error: unknown): RejectionCode {
  const known = toAppError(error);
  const code = BY_CODE[known.code];
  if (code) return code;
  if (known.code === 'internal') {
    new Logger('Socket').error(error instanceof Error ? error.stack : String(error));
    return 'busy';
  }
  return ERRORS[known.code].status === 403 ? 'forbidden' : 'invalid';
}
