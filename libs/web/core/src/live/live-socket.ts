import { DestroyRef, Injectable, effect, inject, signal, untracked } from '@angular/core';
import { type HandshakeRefusal } from '@certitude/contracts';
import { type Socket } from 'socket.io-client';
import { Session } from '../session/session';
import { Blockade, PAGES_GET_THROUGH } from './blockade';
import { type LiveEvents, type LiveMessages, type LiveRequests } from './live-messages';
import { SOCKET_FACTORY } from './socket-factory';

/**
 * `idle`: nobody is signed in. `refused`: the server does not know the session. `crowded`: the person has as many
 * connections as one may have. `blocked`: pages get through, live connections do not. Else on, or trying to be.
 */
export type ConnectionState = 'idle' | 'connecting' | 'connected' | 'disconnected' | 'refused' | 'crowded' | 'blocked';

const STATE_AFTER: Readonly<Record<HandshakeRefusal, ConnectionState>> = {
  unauthenticated: 'refused',
  too_many_sockets: 'crowded',
  busy: 'disconnected',
};
const FIRST_PAUSE = 1_000;
const LONGEST_PAUSE = 30_000;

/** No acknowledgement came in time; whether the server acted is unknown. */
export class NoAnswer extends Error {
  override readonly name = 'NoAnswer';
}

const ANSWER_WITHIN = 10_000;

/** The one live connection of this tab: binary, websocket only, reconnecting, open while somebody is signed in. */
@Injectable({ providedIn: 'root' })
export class LiveSocket {
  readonly #session = inject(Session);
  readonly #socket: Socket = inject(SOCKET_FACTORY)();
  readonly #state = signal<ConnectionState>('idle');

  readonly #blockade = new Blockade({
    getThrough: inject(PAGES_GET_THROUGH),
    tryAgain: () => this.#socket.disconnect().connect(),
    found: () => this.#state.set('blocked'),
  });
  #again: ReturnType<typeof setTimeout> | undefined;
  #pause = FIRST_PAUSE;

  readonly state = this.#state.asReadonly();

  constructor() {
    this.#socket.on('connect', () => this.#connected());
    this.#socket.on('disconnect', (reason) => this.#lost(reason));
    this.#socket.on('connect_error', ({ message }: Error) => this.#failed(message));
    effect(() => {
      const phase = this.#session.phase();
      untracked(() => (phase === 'signed-in' ? this.#open() : this.#close()));
    });
    inject(DestroyRef).onDestroy(() => this.#close());
  }

  /**
   * Sends a message and waits for its acknowledgement. Refused when not connected: what must not be lost belongs
   * into an outbox of the caller, not into a buffer of the socket.
   * @throws NoAnswer when not connected, or after `within` milliseconds
   */
  async request<M extends keyof LiveRequests>(
    message: M,
    payload: LiveRequests[M]['payload'],
    within: number = ANSWER_WITHIN,
  ): Promise<LiveRequests[M]['answer']> {
    if (!this.#socket.connected) throw new NoAnswer(`"${message}" was not sent: not connected.`);
    try {
      return (await this.#socket.timeout(within).emitWithAck(message, payload)) as LiveRequests[M]['answer'];
    } catch {
      throw new NoAnswer(`"${message}" was not answered within ${within} ms.`);
    }
  }

  /** Sends a message that arrives unless the connection is lost. Not sent when there is none. */
  send<M extends keyof LiveMessages>(message: M, payload: LiveMessages[M]): void {
    if (this.#socket.connected) this.#socket.emit(message, payload);
  }

  /** Sends a message that may get lost when the connection is busy, because another one follows. */
  sendIfFree<M extends keyof LiveMessages>(message: M, payload: LiveMessages[M]): void {
    if (this.#socket.connected) this.#socket.volatile.emit(message, payload);
  }

  /** Listens to the server; returns how to stop. */
  on<M extends keyof LiveEvents>(message: M, listen: (payload: LiveEvents[M]) => void): () => void {
    const listener = listen as (payload: unknown) => void;
    this.#socket.on(message as string, listener);
    return () => this.#socket.off(message as string, listener);
  }

  /**
   * Calls the listener now and at each connect and disconnect, one by one (a signal may miss a short interruption);
   * returns how to stop.
   */
  watch(listen: (connected: boolean) => void): () => void {
    const connected = (): void => listen(true);
    const disconnected = (): void => listen(false);
    this.#socket.on('connect', connected);
    this.#socket.on('disconnect', disconnected);
    listen(this.#socket.connected);
    return () => {
      this.#socket.off('connect', connected);
      this.#socket.off('disconnect', disconnected);
    };
  }

  #open(): void {
    if (this.#socket.active) return;
    this.#state.set('connecting');
    this.#blockade.begin();
    this.#socket.connect();
  }

  #close(): void {
    clearTimeout(this.#again);
    this.#blockade.end();
    this.#socket.disconnect();
    this.#state.set('idle');
  }

  #connected(): void {
    this.#blockade.end();
    this.#pause = FIRST_PAUSE;
    this.#state.set('connected');
  }

  /**
   * A refusal of the server's ends socket.io's own attempts: go on trying, unless somebody has to sign in. What is no
   * code of ours came from the network.
   */
  #failed(message: string): void {
    const refusal = STATE_AFTER[message as HandshakeRefusal];
    if (refusal) this.#blockade.end();
    else this.#blockade.begin();
    this.#state.update((state) => refusal ?? (state === 'blocked' ? state : 'disconnected'));
    if (refusal === 'refused') void this.#askWhoIsSignedIn();
    else if (!this.#socket.active) this.#later();
  }

  /** The session ended, which leads to the sign-in page; or somebody signed in anew in another tab: try as them. */
  async #askWhoIsSignedIn(): Promise<void> {
    await this.#session.refresh().catch(() => undefined);
    if (this.#session.phase() === 'signed-in') this.#later();
  }

  #later(): void {
    clearTimeout(this.#again);
    this.#again = setTimeout(() => this.#socket.connect(), this.#pause);
    this.#pause = Math.min(LONGEST_PAUSE, 2 * this.#pause);
  }

  #lost(reason: Socket.DisconnectReason): void {
    if (reason === 'io client disconnect') return;
    this.#state.set('disconnected');
    this.#blockade.begin();
    // The server closed the session's sockets; it decides anew whether this one may come back.
    if (reason === 'io server disconnect') this.#socket.connect();
  }
}
