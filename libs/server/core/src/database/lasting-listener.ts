import { directSettings } from './connection-settings';
import { type DatabaseClient } from './database-client';

/** Milliseconds between signs of life, and until the next attempt after a failure. */
const ASK_EVERY = 5_000;
const AGAIN_AFTER = 500;
/** Milliseconds a sign of life may take. */
const ANSWER_WITHIN = 2_000;

interface Listening {
  readonly databaseDirectUrl: string;
  readonly heard: (channel: string, payload: string) => void;
  /** It does not listen at the moment, for this reason. Told once until it listens again. */
  readonly lost: (reason: string) => void;
}

/**
 * Listens to channels of PostgreSQL for as long as the process lives. Nothing is due on such a connection, so that silence
 * would go unnoticed: now and then it is asked for a sign of life, and replaced when none comes.
 */
export class LastingListener {
  private readonly channels = new Set<string>();
  private client: DatabaseClient | null = null;
  private isConnected = false;
  private asked: Promise<unknown> = Promise.resolve();
  private alive: NodeJS.Timeout | null = null;
  private again: NodeJS.Timeout | null = null;
  private isLost = false;
  private stopped = false;

  constructor(private readonly listening: Listening) {}

  get isListening(): boolean {
    return this.isConnected;
  }

  /** @returns after the first attempt, successful or not */
  async start(): Promise<void> {
    // The shutdown may have come while this was waiting for its turn.
    if (this.stopped) return;
    const { databaseDirectUrl, heard } = this.listening;
    const { Client, ...settings } = directSettings({ databaseDirectUrl }, { name: 'certitude-listen', statement: 0 });
    const client = new Client({ ...settings, silentAfter: ANSWER_WITHIN });
    this.client = client;
    this.asked = Promise.resolve();
    client.on('notification', ({ channel, payload }) => heard(channel, payload ?? ''));
    client.on('error', (error) => this.lost(client, error));
    client.on('end', () => this.lost(client, new Error('The connection ended.')));
    try {
      await client.connect();
      this.isConnected = true;
      await this.ask(client, [...this.channels].map((channel) => `listen ${quoted(channel)}`).join(';'));
      this.isLost = false;
      this.alive = setInterval(() => void this.ask(client, 'select 1').catch(() => undefined), ASK_EVERY).unref();
    } catch (error) {
      this.lost(client, error);
    }
  }

  /** @returns when the channel is heard; while the connection is broken, at once: it is heard once there is one again */
  async listen(channel: string): Promise<void> {
    this.channels.add(channel);
    await this.tell('listen', channel);
  }

  async unlisten(channel: string): Promise<void> {
    this.channels.delete(channel);
    await this.tell('unlisten', channel);
  }

  async stop(): Promise<void> {
    this.stopped = true;
    if (this.alive) clearInterval(this.alive);
    if (this.again) clearTimeout(this.again);
    await this.client?.end().catch(() => undefined);
  }

  private async tell(command: 'listen' | 'unlisten', channel: string): Promise<void> {
    const { client } = this;
    if (!client || !this.isConnected) return;
    await this.ask(client, `${command} ${quoted(channel)}`).catch((error: unknown) => this.lost(client, error));
  }

  /** One after the other: a connection does one thing at a time. */
  private ask(client: DatabaseClient, command: string): Promise<unknown> {
    const asked = this.asked.then(() => client.query(command));
    this.asked = asked.catch(() => undefined);
    return asked;
  }

  /** The connection broke: make a new one, unless that is already under way. */
  private lost(broken: DatabaseClient, error: unknown): void {
    if (this.stopped || this.client !== broken) return;
    this.client = null;
    this.isConnected = false;
    if (this.alive) clearInterval(this.alive);
    if (!this.isLost) this.listening.lost(error instanceof Error ? error.message : String(error));
    this.isLost = true;
    this.again = setTimeout(() => void this.start(), AGAIN_AFTER).unref();
  }
}

/** Names of channels hold no quotes. */
const quoted = (channel: string): string => `"${channel}"`;
