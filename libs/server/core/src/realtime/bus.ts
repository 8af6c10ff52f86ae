import { BusMessage } from '@certitude/contracts';
import { Inject, Injectable } from '@nestjs/common';
import { BusLines } from './bus-lines';

const CHANNEL = 'certitude';

type Listener = (message: BusMessage) => void;

/**
 * Hints between the processes of an instance: "something changed, look". May lose and may repeat: whoever needs
 * certainty reads the table.
 */
@Injectable()
export class Bus {
  private readonly listeners = new Set<Listener>();

  constructor(@Inject(BusLines) private readonly lines: BusLines) {
    lines.listenEverywhere(CHANNEL, (text) => this.deliver(text));
  }

  /** Sends a hint to every process, this one included. Failure is logged, not thrown: it is only a hint. */
  publish(message: BusMessage): void {
    this.lines.send(CHANNEL, JSON.stringify(message));
  }

  /** Calls the listener for every hint. @returns a function that ends it */
  subscribe(listener: Listener): () => void {
    this.listeners.add(listener);
    return () => void this.listeners.delete(listener);
  }

  private deliver(text: string): void {
    const parsed = BusMessage.safeParse(parseJson(text));
    if (!parsed.success) return;
    for (const listener of this.listeners) listener(parsed.data);
  }
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return undefined;
  }
}
