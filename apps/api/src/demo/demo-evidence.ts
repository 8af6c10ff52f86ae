import { type EvidenceContent, type EvidenceView } from '@certitude/contracts';
import { Clock, type TenantContext } from '@certitude/server/core';
import { Evidence, EvidenceReview, Uploads } from '@certitude/server/evidence';
import { Inject, Injectable } from '@nestjs/common';
import { Readable } from 'node:stream';
import { type DemoCast, dateIn, type MadeRuns, responseIn } from './demo-context';
import { DEMO_EVIDENCE, type DemoContent, type DemoEvidence } from './evidence-data';
import { DEMO_ORGANIZATION } from './organization';

/** The evidence of the demo: added, submitted, decided. */
@Injectable()
export class DemoProving {
  constructor(
    @Inject(Evidence) private readonly evidence: Evidence,
    @Inject(EvidenceReview) private readonly reviews: EvidenceReview,
    @Inject(Uploads) private readonly uploads: Uploads,
    @Inject(Clock) private readonly clock: Clock,
  ) {}

  async prove(cast: DemoCast, runs: MadeRuns): Promise<void> {
    for (const item of DEMO_EVIDENCE) await this.settle(cast, item, await this.add(cast[item.by], item, runs));
  }

  private async add(context: TenantContext, item: DemoEvidence, runs: MadeRuns): Promise<EvidenceView> {
    const { title, effectiveIn, validFor } = item;
    const day = (days: number | undefined) =>
      days === undefined ? null : dateIn(DEMO_ORGANIZATION.timeZone, this.clock.now(), days);
    return this.evidence.create(context, {
      title,
      content: await this.store(context, item.content),
      effectiveOn: day(effectiveIn),
      validUntil: validFor === undefined ? null : day((effectiveIn ?? 0) + validFor),
      responses: item.proves.map(({ run, answer }) => ({
        assessmentId: runs[run].assessmentId,
        responseId: responseIn(runs[run], answer),
      })),
    });
  }

  private async store(context: TenantContext, content: DemoContent): Promise<EvidenceContent> {
    if (content.kind !== 'file') return content;
    const bytes = Buffer.from(content.text);
    const { id } = await this.uploads.upload(context, {
      name: content.name,
      content: Readable.from([bytes]),
      length: bytes.byteLength,
    });
    return { kind: 'file', fileId: id };
  }

  private async settle(cast: DemoCast, { by, state, comment = '' }: DemoEvidence, made: EvidenceView): Promise<void> {
    if (state === 'draft') return;
    const { current } = await this.reviews.submit(cast[by], made.id, { ended: made.current.ended });
    if (state !== 'submitted')
      await this.reviews.decide(cast.mei, made.id, { decision: state, comment, hash: current.hash });
  }
}
