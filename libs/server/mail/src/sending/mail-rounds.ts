import { CONFIG, type Config, errorClassOf, RelayLoop, within } from '@certitude/server/core';
import { Inject, Injectable, Logger, type OnApplicationBootstrap, type OnModuleDestroy } from '@nestjs/common';
import { DiscoveryService } from '@nestjs/core';
import { writeLetter } from '../letter/write-letter';
import { type DeliveryStep, NOBODY_WAITS, stepAfter } from './delivery-plan';
import { MailServer } from './mail-server';
import { type ClaimedMail, MailSource } from './mail-source';

/** Milliseconds of rest when nothing waits. */
const EVERY = 500;
/** Milliseconds that mails on their way get when the process is told to stop. */
const GRACE = 3_000;

/** Sends what waits, of each source on its own: nobody's news stand behind another's. Any number of processes may. */
@Injectable()
export class MailRounds implements OnApplicationBootstrap, OnModuleDestroy {
  private readonly logger = new Logger('Mail');
  private loops: readonly RelayLoop[] = [];
  private running: readonly Promise<void>[] = [];

  constructor(
    @Inject(DiscoveryService) private readonly discovery: DiscoveryService,
    @Inject(MailServer) private readonly server: MailServer,
    @Inject(CONFIG) private readonly config: Pick<Config, 'address'>,
  ) {}

  onApplicationBootstrap(): void {
    const sources = this.discovery
      .getProviders()
      .flatMap(({ instance }) => (instance instanceof MailSource ? [instance] : []));
    this.loops = sources.map((source) => this.loopOf(source));
    this.running = this.loops.map((loop) => loop.run());
  }

  async onModuleDestroy(): Promise<void> {
    for (const loop of this.loops) loop.stop();
    await within(GRACE, Promise.all(this.running));
    this.server.close();
  }

  /** Sends a batch of what waits there. @returns how many were taken */
  async round(source: MailSource): Promise<number> {
    const mails = await source.claim(this.server.batch);
    await Promise.all(mails.map((mail) => this.send(source, mail)));
    return mails.length;
  }

  private loopOf(source: MailSource): RelayLoop {
    return new RelayLoop({
      round: () => this.round(source),
      full: this.server.batch,
      every: EVERY,
      failed: (error) => this.logger.warn(`Mails of ${source.name} wait: ${errorClassOf(error)}`),
      recovered: () => this.logger.log(`Mails of ${source.name} leave again.`),
    });
  }

  /** One that fails fails alone: it is tried again once its claim is over. */
  private async send({ name }: MailSource, mail: ClaimedMail): Promise<void> {
    try {
      const step = await this.attempt(mail);
      if (step.state === 'waiting' && mail.attempts === 1)
        this.logger.warn(`Mail ${mail.id} of ${name} is tried again: ${step.said}`);
      await mail.settle(step);
    } catch (error) {
      this.logger.error(`Mail ${mail.id} of ${name} failed: ${errorClassOf(error)}`);
    }
  }

  private async attempt(mail: ClaimedMail): Promise<DeliveryStep> {
    const letter = await mail.write().catch((error: unknown) => new Unwritten(errorClassOf(error)));
    // Its class alone: what it says may name somebody.
    if (letter instanceof Unwritten) return stepAfter({ state: 'later', said: letter.said }, mail.attempts);
    if (!letter) return { state: 'given-up', said: NOBODY_WAITS };
    const { address } = this.config;
    const written = writeLetter(letter, { address, secrets: this.server.secrets });
    return stepAfter(await this.server.send({ ...written, id: mail.id, to: mail.to }), mail.attempts);
  }
}

/** A letter that could not be written. */
class Unwritten {
  readonly said: string;

  constructor(errorClass: string) {
    this.said = `It could not be written (${errorClass}).`;
  }
}
