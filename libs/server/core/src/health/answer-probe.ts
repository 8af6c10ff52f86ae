import { type DatabaseClient, type DatabaseClientConfig } from '../database/database-client';
import { outageOf } from '../errors/outage';
import { within } from '../within';

/** Milliseconds until a probe has its answer, whatever happens: whoever asks wants it within two seconds. */
const ANSWER_WITHIN = 1_500;
const SILENT = 'The database does not answer.';

type Settings = DatabaseClientConfig & { readonly Client: typeof DatabaseClient };

/** Whether a database answers, asked on a connection of its own: when all others are busy or silent, this one is not. */
export class AnswerProbe {
  private client: DatabaseClient | null = null;
  private asking: Promise<string | null> | null = null;

  /** @param question that can only be answered where everything is as it should be */
  constructor(
    private readonly settings: Settings,
    private readonly question: string,
  ) {}

  /** @returns why it cannot be used; null when it can. Who asks at the same time gets the same answer. */
  trouble(): Promise<string | null> {
    this.asking ??= this.ask().finally(() => (this.asking = null));
    return this.asking;
  }

  async close(): Promise<void> {
    const { client } = this;
    this.client = null;
    if (client && !(await within(ANSWER_WITHIN, client.end()))) client.giveUp();
  }

  private async ask(): Promise<string | null> {
    let trouble: string | null = SILENT;
    const answered = this.answer().then((answer) => (trouble = answer));
    await within(ANSWER_WITHIN, answered);
    // The next question begins on a new connection.
    if (trouble !== null) this.forget();
    return trouble;
  }

  private async answer(): Promise<string | null> {
    try {
      this.client ??= await this.connect();
      await this.client.query(this.question);
      return null;
    } catch (error) {
      return outageOf(error)?.detail ?? SILENT;
    }
  }

  private async connect(): Promise<DatabaseClient> {
    const { Client, ...settings } = this.settings;
    const client = new Client({ ...settings, connectionTimeoutMillis: ANSWER_WITHIN });
    await client.connect();
    return client;
  }

  private forget(): void {
    this.client?.giveUp();
    this.client = null;
  }
}
