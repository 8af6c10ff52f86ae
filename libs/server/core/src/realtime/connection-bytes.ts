import { type Socket } from 'socket.io';

type Connection = Socket['conn'];

/** What engine.io and its WebSocket know, and do not have in their types. */
interface Inside {
  readonly writeBuffer?: readonly { readonly data?: string | Uint8Array }[];
  readonly transport?: { readonly socket?: { readonly bufferedAmount?: number; terminate?(): void } };
}

/** Bytes that wait for somebody to read them: in engine.io's buffer, and in the WebSocket's. */
export function unreadBytes(connection: Connection): number {
  const { writeBuffer, transport } = connection as unknown as Inside;
  const waiting = (writeBuffer ?? []).reduce((sum, { data }) => sum + (data?.length ?? 0), 0);
  return waiting + (transport?.socket?.bufferedAmount ?? 0);
}

/** Ends a connection without waiting for the other side, and lets go of all that waits for it. */
export function cut(connection: Connection): void {
  (connection as unknown as Inside).transport?.socket?.terminate?.();
}
