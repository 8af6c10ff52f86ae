/** What carries texts between the processes of an instance, by channel. May lose them, and may bring them twice. */
export interface BusLine {
  /** Bytes that one text may have. */
  readonly most: number;
  /** Whether texts get through at the moment, as far as it knows. */
  readonly isThere: boolean;
  /** @returns when it has been handed over */
  send(channel: string, text: string): Promise<unknown>;
  /** @returns when the channel is heard, or will be once the connection is back */
  listen(channel: string): Promise<void>;
  unlisten(channel: string): Promise<void>;
  /** @returns after the first attempt to connect, successful or not */
  start(): Promise<void>;
  stop(): Promise<void>;
}

/** Whom a line tells what it hears. */
export interface LineEvents {
  readonly heard: (channel: string, text: string) => void;
  readonly failed: (reason: string) => void;
}

/** Milliseconds that sending may take; the news are old by then. */
export const SEND_WITHIN = 2_000;
