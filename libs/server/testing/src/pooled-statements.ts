import { createHash } from 'node:crypto';
import { frame, type Frame } from './postgres-frames';

/** Of a connection to PostgreSQL: which statements are prepared there, and which answers to our own messages are due. */
export class PreparedThere {
  readonly names = new Set<string>();
  private readonly due: ('ours' | 'theirs')[] = [];

  expect(whose: 'ours' | 'theirs'): void {
    this.due.push(whose);
  }

  /** @returns whether whoever is connected to the pooler is to see this answer */
  isTheirs({ type }: Frame): boolean {
    // CloseComplete: the pooler alone closes statements.
    if (type === '3') return false;
    if (type === '1') return this.due.shift() === 'theirs';
    // What came after an error was skipped; what it was nobody knows.
    if (type === 'E') this.names.clear();
    if (type === 'Z') this.due.length = 0;
    return true;
  }
}

/**
 * Named statements of somebody who is connected to a pooler, as PgBouncer keeps them from version 1.21 on: known by their
 * content, and prepared on each connection to PostgreSQL where they are asked for and not there yet.
 */
export class PooledStatements {
  private readonly contents = new Map<string, Buffer>();

  /** @returns the messages that PostgreSQL gets in place of this one */
  translate(asked: Frame, there: PreparedThere): Buffer[] {
    if (asked.type === 'P') return this.parse(asked, there);
    if (asked.type === 'B') return this.bind(asked, there);
    return [asked.bytes];
  }

  private parse({ bytes }: Frame, there: PreparedThere): Buffer[] {
    const [name, content] = word(bytes.subarray(5));
    there.expect('theirs');
    if (name === '') return [bytes];
    this.contents.set(name, content);
    return prepare(content, there);
  }

  private bind({ bytes }: Frame, there: PreparedThere): Buffer[] {
    const [portal, rest] = word(bytes.subarray(5));
    const [name, values] = word(rest);
    const content = this.contents.get(name);
    if (name === '' || !content) return [bytes];
    const bound = frame('B', Buffer.concat([Buffer.from(`${portal}\0${keyOf(content)}\0`), values]));
    if (there.names.has(keyOf(content))) return [bound];
    there.expect('ours');
    return [...prepare(content, there), bound];
  }
}

/** Anew, because an earlier attempt may have left it there. */
function prepare(content: Buffer, there: PreparedThere): Buffer[] {
  const key = keyOf(content);
  there.names.add(key);
  return [frame('C', Buffer.from(`S${key}\0`)), frame('P', Buffer.concat([Buffer.from(`${key}\0`), content]))];
}

const keyOf = (content: Buffer): string => createHash('sha256').update(content).digest('hex').slice(0, 32);

/** @returns the word that the bytes begin with, and what comes after its zero */
function word(bytes: Buffer): [string, Buffer] {
  const end = bytes.indexOf(0);
  return [bytes.toString('utf8', 0, end), bytes.subarray(end + 1)];
}
