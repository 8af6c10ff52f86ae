import { Inject, Injectable, Logger, type OnModuleInit } from '@nestjs/common';
import { CONFIG, type Config } from '../config/config';
import { findingsOf } from './connection-findings';
import { shortcomingsOf } from './surroundings';

/** Looks at boot whether what stands between this process and its database lets through what the product needs. */
@Injectable()
export class DatabaseCheck implements OnModuleInit {
  private readonly logger = new Logger('Database');

  constructor(@Inject(CONFIG) private readonly config: Pick<Config, 'databaseUrl' | 'databaseDirectUrl'>) {}

  /** @throws Error that says what to set, when nothing would work */
  async onModuleInit(): Promise<void> {
    const { databaseUrl, databaseDirectUrl } = this.config;
    const usual = await findingsOf(databaseUrl);
    const direct = databaseDirectUrl === databaseUrl ? usual : await findingsOf(databaseDirectUrl);
    const { refusals, warnings } = shortcomingsOf({ usual, direct });
    for (const sentence of warnings) this.logger.warn(sentence);
    if (refusals.length > 0) throw new Error(refusals.join(' '));
  }
}
