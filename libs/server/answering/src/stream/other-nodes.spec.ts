import { type BusMessage } from '@certitude/contracts';
import { type Bus } from '@certitude/server/core';
import { FakeClock } from '@certitude/server/testing';
import { OtherNodes } from './other-nodes';

/** A bus between processes that loses nothing. */
class Wire {
  readonly sent: BusMessage[] = [];
  private readonly listeners = new Set<(message: BusMessage) => void>();

  publish(message: BusMessage): void {
    this.sent.push(message);
    for (const listener of this.listeners) listener(message);
  }

  subscribe(listener: (message: BusMessage) => void): () => void {
    this.listeners.add(listener);
    return () => void this.listeners.delete(listener);
  }
}

describe('other nodes', () => {
  const clock = new FakeClock();
  let wire: Wire;
  let nodes: OtherNodes[];
  beforeEach(() => {
    wire = new Wire();
    nodes = [];
  });
  afterEach(() => nodes.forEach((node) => node.stop()));

  const node = (name: string): OtherNodes => {
    const made = new OtherNodes(wire as unknown as Bus, clock, name);
    nodes.push(made);
    return made;
  };
  const live = (name: string): OtherNodes => {
    const made = node(name);
    made.join();
    return made;
  };

  it('are none for a node that is alone, although it hears itself', () => {
    expect(live('a').exist).toBe(false);
  });

  it('know of each other at once, whoever came first', () => {
    const [first, second] = [live('a'), live('b')];
    expect([first.exist, second.exist]).toEqual([true, true]);
  });

  it('answer a newcomer once, and not each other for ever', () => {
    live('a');
    live('b');
    expect(wire.sent).toEqual(['a', 'b', 'a'].map((name) => ({ topic: 'live-node', node: name })));
  });

  it('know nothing of a process without live rooms, which knows them', () => {
    const worker = node('worker');
    const api = live('api');
    expect([worker.exist, api.exist]).toEqual([true, false]);
    expect(wire.sent).toHaveLength(1);
  });

  it('are forgotten when they have been silent for half a minute', () => {
    const [first, second] = [live('a'), live('b')];
    clock.advance(29_000);
    wire.publish({ topic: 'live-node', node: 'b' });
    clock.advance(29_000);
    expect(first.exist).toBe(true);
    expect(second.exist).toBe(false);
    clock.advance(2_000);
    expect(first.exist).toBe(false);
  });
});
