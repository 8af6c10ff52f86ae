import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { CONFIG, type Config } from '@certitude/server/core';
import { Inject, Injectable } from '@nestjs/common';

/** How far making the demo came. */
export type DemoProgress = 'started' | 'complete';

/** Remembers in the data directory that the demo was made, so that one that was removed does not come back. */
@Injectable()
export class DemoMarker {
  constructor(@Inject(CONFIG) private readonly config: Config) {}

  /** Null when nothing was begun here. */
  async read(): Promise<DemoProgress | null> {
    const text = await readFile(this.file, 'utf8').catch(() => '');
    const word = text.trim();
    return word === 'started' || word === 'complete' ? word : null;
  }

  async write(progress: DemoProgress): Promise<void> {
    await mkdir(this.config.dataDir, { recursive: true });
    await writeFile(this.file, `${progress}\n`);
  }

  private get file(): string {
    return join(this.config.dataDir, 'demo-organization');
  }
}
