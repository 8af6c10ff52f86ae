import { linkSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { SignIn } from './demo';
import { errorCode } from './errors';
import { birthOf } from './processes';

/** Who holds a directory. `address` and the rest appear when the product is ready. */
export interface Holder {
  readonly pid: number;
  readonly birth: string;
  readonly address?: string;
  readonly signIns?: readonly SignIn[];
  readonly processes?: Readonly<Record<string, number>>;
}

/** Another living program works in the directory. */
export class DirectoryInUse extends Error {
  override readonly name = 'DirectoryInUse';
  constructor(
    readonly directory: string,
    readonly holder: Holder,
  ) {
    super(`${directory} is in use by process ${holder.pid}`);
  }
}

const fileOf = (directory: string): string => join(directory, 'in-use.json');

/** The living holder of a directory, or undefined when nobody holds it (a dead holder's note does not count). */
export function holderOf(directory: string): Holder | undefined {
  return living(read(fileOf(directory)));
}

/** Exclusive use of a directory by this process, until released or until the process is gone. */
export class DirectoryClaim {
  private constructor(
    private readonly file: string,
    private holder: Holder,
  ) {}

  /** @throws DirectoryInUse when another living process holds it, or this one does already */
  static take(directory: string): DirectoryClaim {
    mkdirSync(directory, { recursive: true });
    const holder = { pid: process.pid, birth: birthOf(process.pid) ?? '' };
    const file = fileOf(directory);
    while (!createExclusively(file, holder)) removeDead(directory, file);
    return new DirectoryClaim(file, holder);
  }

  /** Publishes facts about the holder, for whoever finds the directory in use. */
  tell(facts: Omit<Partial<Holder>, 'pid' | 'birth'>): void {
    this.holder = { ...this.holder, ...facts };
    const draft = draftOf(this.file);
    write(draft, this.holder);
    renameSync(draft, this.file);
  }

  release(): void {
    // Somebody may have replaced the whole directory meanwhile.
    if (read(this.file)?.pid === this.holder.pid) rmSync(this.file, { force: true });
  }
}

/** Through a link, because it fails when the file exists and never shows a half-written one. */
function createExclusively(file: string, holder: Holder): boolean {
  const draft = draftOf(file);
  write(draft, holder);
  try {
    linkSync(draft, file);
    return true;
  } catch (error) {
    if (errorCode(error) !== 'EEXIST') throw error;
    return false;
  } finally {
    rmSync(draft, { force: true });
  }
}

function removeDead(directory: string, file: string): void {
  const seen = read(file);
  const holder = living(seen);
  if (holder) throw new DirectoryInUse(directory, holder);
  const aside = `${file}.dead-${process.pid}`;
  try {
    renameSync(file, aside);
  } catch (error) {
    if (errorCode(error) !== 'ENOENT') throw error;
    return;
  }
  // Another start may have replaced the dead note between our reading and moving it: then it goes back.
  const moved = living(read(aside));
  if (moved) {
    renameSync(aside, file);
    throw new DirectoryInUse(directory, moved);
  }
  rmSync(aside, { force: true });
}

const draftOf = (file: string): string => `${file}.${process.pid}`;

function write(file: string, holder: Holder): void {
  // Readable by its owner only: it names the demo organization's passwords.
  writeFileSync(file, `${JSON.stringify(holder, null, 2)}\n`, { mode: 0o600 });
}

function read(file: string): Holder | undefined {
  try {
    const value: unknown = JSON.parse(readFileSync(file, 'utf8'));
    return isHolder(value) ? value : undefined;
  } catch (error) {
    if (errorCode(error) === 'ENOENT' || error instanceof SyntaxError) return undefined;
    throw error;
  }
}

function isHolder(value: unknown): value is Holder {
  return (
    typeof value === 'object' && value !== null && 'pid' in value && 'birth' in value && typeof value.pid === 'number'
  );
}

function living(holder: Holder | undefined): Holder | undefined {
  return holder && birthOf(holder.pid) === holder.birth ? holder : undefined;
}
