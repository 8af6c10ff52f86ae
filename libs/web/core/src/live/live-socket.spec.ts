import { signal } from '@angular/core';
import { TestBed } from '@angular/core/testing';
import { type LiveMessages, type LiveRequests } from './live-messages';
import { PAGES_GET_THROUGH } from './blockade';
import { LiveSocket, NoAnswer } from './live-socket';
import { SOCKET_FACTORY } from './socket-factory';
import { Session, type SessionPhase } from '../session/session';

type Listener = (...given: unknown[]) => void;

/** The part of a socket.io client that the connection uses, with the network in the hands of the test. */
class Wire {
  readonly #listeners = new Map<string, Set<Listener>>();
  readonly sent: [string, unknown][] = [];
  connected = false;
  active = false;
  attempts = 0;
  answer: Promise<unknown> = Promise.resolve({ ok: true });

  emit(message: string, payload: unknown): void {
    this.sent.push([message, payload]);
  }
  readonly volatile = {
    emit: (message: string, payload: unknown) => void this.sent.push([`volatile ${message}`, payload]),
  };

  on(event: string, listener: Listener): void {
    this.#listeners.set(event, (this.#listeners.get(event) ?? new Set()).add(listener));
  }
  off(event: string, listener: Listener): void {
    this.#listeners.get(event)?.delete(listener);
  }
  tell(event: string, ...given: unknown[]): void {
    this.#listeners.get(event)?.forEach((listener) => listener(...given));
  }
  connect(): void {
    this.active = true;
    this.attempts += 1;
  }
  disconnect(): this {
    this.active = false;
    this.drop('io client disconnect');
    return this;
  }
  open(): void {
    this.connected = true;
    this.tell('connect');
  }
  drop(reason: string): void {
    if (!this.connected) return;
    this.connected = false;
    this.tell('disconnect', reason);
  }
  timeout() {
    return {
      emitWithAck: (message: string, payload: unknown): Promise<unknown> => {
        this.sent.push([message, payload]);
        return this.answer;
      },
    };
  }
}

const ASSESSMENT = '0190aaaa-0000-7000-8000-000000000001';
const JOIN = { assessment: ASSESSMENT } as unknown as LiveRequests['join']['payload'];
const LEAVE = { assessment: ASSESSMENT } as unknown as LiveMessages['leave'];

function given(phase: SessionPhase) {
  const wire = new Wire();
  const phaseNow = signal(phase);
  const network = { letsPagesThrough: false };
  // Who is signed in, as the server knows it.
  let asked: SessionPhase = phase;
  const refresh = (): Promise<void> => Promise.resolve(phaseNow.set(asked));
  TestBed.configureTestingModule({
    providers: [
      { provide: SOCKET_FACTORY, useValue: () => wire },
      { provide: Session, useValue: { phase: phaseNow, refresh } },
      { provide: PAGES_GET_THROUGH, useValue: () => Promise.resolve(network.letsPagesThrough) },
    ],
  });
  const socket = TestBed.inject(LiveSocket);
  TestBed.tick();
  const become = (next: SessionPhase): void => {
    phaseNow.set(next);
    TestBed.tick();
  };
  const endSession = (): void => void (asked = 'anonymous');
  return { wire, socket, become, network, endSession };
}

describe('the live connection', () => {
  it('opens when somebody is signed in, and closes when nobody is', () => {
    const { wire, socket, become } = given('anonymous');
    expect([wire.attempts, socket.state()]).toEqual([0, 'idle']);
    become('signed-in');
    expect([wire.attempts, socket.state()]).toEqual([1, 'connecting']);
    wire.open();
    expect(socket.state()).toBe('connected');
    become('anonymous');
    expect([wire.connected, socket.state()]).toEqual([false, 'idle']);
  });

  it('says that it is lost, and comes back by itself when the server closed it', () => {
    const { wire, socket } = given('signed-in');
    wire.open();
    wire.drop('transport close');
    expect([socket.state(), wire.attempts]).toEqual(['disconnected', 1]);
    wire.open();
    wire.drop('io server disconnect');
    expect([socket.state(), wire.attempts]).toEqual(['disconnected', 2]);
  });

  it('tells a refused session from a lost network', () => {
    const { wire, socket } = given('signed-in');
    wire.tell('connect_error', new Error('unauthenticated'));
    expect(socket.state()).toBe('refused');
    wire.tell('connect_error', new Error('websocket error'));
    expect(socket.state()).toBe('disconnected');
  });

  describe('when the server refuses it', () => {
    beforeEach(() => jest.useFakeTimers());
    afterEach(() => jest.useRealTimers());
    const refuse = (wire: Wire, code: string): void => {
      wire.active = false;
      wire.tell('connect_error', new Error(code));
    };

    it.each([
      ['too_many_sockets', 'crowded'],
      ['busy', 'disconnected'],
      ['a_code_of_a_later_version', 'disconnected'],
    ])('says so and tries again, later each time: %s', (code, state) => {
      const { wire, socket } = given('signed-in');
      refuse(wire, code);
      expect([socket.state(), wire.attempts]).toEqual([state, 1]);
      jest.advanceTimersByTime(1_000);
      expect(wire.attempts).toBe(2);
      refuse(wire, code);
      jest.advanceTimersByTime(1_000);
      expect(wire.attempts).toBe(2);
      jest.advanceTimersByTime(1_000);
      expect(wire.attempts).toBe(3);
      wire.open();
      expect(socket.state()).toBe('connected');
    });

    it('asks who is signed in where the session is unknown, and leaves it alone when nobody is', async () => {
      const { wire, socket, become, endSession } = given('signed-in');
      endSession();
      refuse(wire, 'unauthenticated');
      expect(socket.state()).toBe('refused');
      await jest.advanceTimersByTimeAsync(60_000);
      expect([wire.attempts, socket.state()]).toEqual([1, 'idle']);
      become('signed-in');
      expect(wire.attempts).toBe(2);
    });

    it('tries again where somebody has signed in meanwhile', async () => {
      const { wire } = given('signed-in');
      refuse(wire, 'unauthenticated');
      await jest.advanceTimersByTimeAsync(1_000);
      expect(wire.attempts).toBe(2);
    });

    it('stops trying when the person has signed out', () => {
      const { wire, become } = given('signed-in');
      refuse(wire, 'busy');
      become('anonymous');
      jest.advanceTimersByTime(60_000);
      expect(wire.attempts).toBe(1);
    });
  });

  describe('on a network that lets no live connection through', () => {
    beforeEach(() => jest.useFakeTimers());
    afterEach(() => jest.useRealTimers());

    it.each([
      ['refuses it', (wire: Wire) => wire.tell('connect_error', new Error('websocket error'))],
      ['swallows it', () => undefined],
    ])('which %s, says so within ten seconds, and that it is over when it is', async (_how, fail) => {
      const { wire, socket, network } = given('signed-in');
      network.letsPagesThrough = true;
      fail(wire);
      await jest.advanceTimersByTimeAsync(9_000);
      expect(socket.state()).toBe('blocked');
      fail(wire);
      expect(socket.state()).toBe('blocked');
      wire.open();
      expect(socket.state()).toBe('connected');
    });

    it('tries once more before it says so', async () => {
      const { wire, socket, network } = given('signed-in');
      network.letsPagesThrough = true;
      await jest.advanceTimersByTimeAsync(3_000);
      expect([wire.attempts, socket.state()]).toEqual([2, 'connecting']);
      wire.open();
      await jest.advanceTimersByTimeAsync(30_000);
      expect(socket.state()).toBe('connected');
    });

    it('is not blamed while the server is away, or refuses', async () => {
      const { wire, socket, network } = given('signed-in');
      wire.tell('connect_error', new Error('websocket error'));
      await jest.advanceTimersByTimeAsync(30_000);
      expect(socket.state()).toBe('disconnected');
      network.letsPagesThrough = true;
      wire.tell('connect_error', new Error('too_many_sockets'));
      await jest.advanceTimersByTimeAsync(9_000);
      expect(socket.state()).toBe('crowded');
    });
  });

  it('gives the acknowledgement of a message', async () => {
    const { wire, socket } = given('signed-in');
    wire.open();
    expect(await socket.request('join', JOIN)).toEqual({ ok: true });
    expect(wire.sent).toEqual([['join', JOIN]]);
  });

  it('lets only that get lost which another one follows', () => {
    const { wire, socket } = given('signed-in');
    wire.open();
    socket.send('leave', LEAVE);
    socket.sendIfFree('leave', LEAVE);
    expect(wire.sent).toEqual([
      ['leave', LEAVE],
      ['volatile leave', LEAVE],
    ]);
  });

  it('does not keep messages for later while it is not connected', async () => {
    const { wire, socket } = given('signed-in');
    await expect(socket.request('join', JOIN)).rejects.toBeInstanceOf(NoAnswer);
    socket.send('leave', LEAVE);
    socket.sendIfFree('leave', LEAVE);
    expect(wire.sent).toEqual([]);
  });

  it('says so when no acknowledgement comes', async () => {
    const { wire, socket } = given('signed-in');
    wire.open();
    wire.answer = Promise.reject(new Error('operation has timed out'));
    await expect(socket.request('join', JOIN)).rejects.toBeInstanceOf(NoAnswer);
  });

  it('listens until it is told to stop', () => {
    const { wire, socket } = given('signed-in');
    const heard: unknown[] = [];
    const stop = socket.on('resync', (payload) => heard.push(payload));
    wire.tell('resync', 1);
    stop();
    wire.tell('resync', 2);
    expect(heard).toEqual([1]);
  });
});
