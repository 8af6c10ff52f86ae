import { Injectable, inject, type Signal } from '@angular/core';
import { type OperationsFrame, unpackJoined, unpackOperations, type PackedFrame } from '@certitude/contracts';
import {
  LiveSocket,
  type ConnectionState,
  type LiveEvents,
  type LiveMessages,
  type LiveRequests,
} from '@certitude/web/core/live';

/** The live connection as a replica needs it. */
@Injectable({ providedIn: 'root', useFactory: () => inject(SocketLiveTransport) })
export abstract class LiveTransport {
  /** How the connection stands, for what is shown; who must not miss an interruption watches. */
  abstract readonly connection: Signal<ConnectionState>;
  /** Calls the listener now and whenever the connection comes or goes; returns how to stop. */
  abstract watch(listener: (connected: boolean) => void): () => void;
  /** @throws when there is no acknowledgement */
  abstract request<M extends keyof LiveRequests>(
    message: M,
    payload: LiveRequests[M]['payload'],
  ): Promise<LiveRequests[M]['answer']>;
  /** Sends what arrives unless the connection is lost. */
  abstract send<M extends keyof LiveMessages>(message: M, payload: LiveMessages[M]): void;
  /** Sends what may get lost, because another one follows. */
  abstract sendIfFree<M extends keyof LiveMessages>(message: M, payload: LiveMessages[M]): void;
  /** Listens to the server; returns how to stop. */
  abstract on<M extends keyof LiveEvents>(message: M, listener: (payload: LiveEvents[M]) => void): () => void;
}

/** Over the tab's socket. Operations travel packed; here they get their names back. */
@Injectable({ providedIn: 'root' })
export class SocketLiveTransport extends LiveTransport {
  readonly #socket = inject(LiveSocket);

  override readonly connection = this.#socket.state;

  override watch(listener: (connected: boolean) => void): () => void {
    return this.#socket.watch(listener);
  }

  override async request<M extends keyof LiveRequests>(
    message: M,
    payload: LiveRequests[M]['payload'],
  ): Promise<LiveRequests[M]['answer']> {
    return unpackJoined(await this.#socket.request(message, payload));
  }

  override send<M extends keyof LiveMessages>(message: M, payload: LiveMessages[M]): void {
    this.#socket.send(message, payload);
  }

  override sendIfFree<M extends keyof LiveMessages>(message: M, payload: LiveMessages[M]): void {
    this.#socket.sendIfFree(message, payload);
  }

  override on<M extends keyof LiveEvents>(message: M, listener: (payload: LiveEvents[M]) => void): () => void {
    if (message !== 'operations') return this.#socket.on(message, listener);
    const unpacking = listener as unknown as (frame: OperationsFrame) => void;
    return this.#socket.on('operations', (frame) => unpacking(unpackFrame(frame)));
  }
}

// The contracts name the parts; on the wire operations are packed.
const unpackFrame = (frame: OperationsFrame): OperationsFrame => unpackOperations(frame as unknown as PackedFrame);
