import { type MailConfig, type OwnerTransaction, type TenantDatabase } from '@certitude/server/core';

/** What a command may use. */
export interface Surroundings {
  /** Works on the product's database, as the product itself is logged in. */
  readonly asProduct: <T>(work: (db: TenantDatabase) => Promise<T>) => Promise<T>;
  /** Works on it as the role that owns the schema, in one transaction: for what the product may only read. */
  readonly asOwner: <T>(work: (tx: OwnerTransaction) => Promise<T>) => Promise<T>;
  /** How mail leaves; null: it does not. @throws Error that says what to set */
  readonly mail: () => MailConfig | null;
  /** Address that people use, without a slash at its end. */
  readonly publicUrl: string;
  /** Takes one line for the person at the terminal. */
  readonly say: (line: string) => void;
}

/** Something that whoever runs the instance may do from its machine: one file each, listed in `commands.ts`. */
export interface OperatorCommand {
  /** First word after `npm run operator --`. */
  readonly name: string;
  /** One line of the list of commands. */
  readonly summary: string;
  /** How it is called, a line for each way. */
  readonly usage: readonly string[];
  /** @throws UsageError when the words are not understood */
  readonly run: (words: readonly string[], surroundings: Surroundings) => Promise<void>;
}

/** The words of a command that nobody understands. */
export class UsageError extends Error {
  override readonly name = 'UsageError';
}
