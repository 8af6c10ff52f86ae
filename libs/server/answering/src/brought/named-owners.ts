import { type AssessmentId, type ResponseId, type StreamState } from '@certitude/contracts';
import { type TenantTransaction } from '@certitude/server/core';
import { type Arrival, Arrivals } from '@certitude/server/organizations';
import { Inject, Injectable } from '@nestjs/common';
import { StreamWriter } from '../stream/stream-writer';
import { StreamRepository } from '../stream/stream.repository';

interface NamedAnswer {
  readonly assessmentId: AssessmentId;
  readonly response: ResponseId;
}

/** Answers that stand under a name: they become those of the person of that name when they join. */
@Injectable()
export class NamedOwners {
  constructor(
    @Inject(StreamWriter) private readonly writer: StreamWriter,
    @Inject(StreamRepository) private readonly streams: StreamRepository,
    @Inject(Arrivals) arrivals: Arrivals,
  ) {
    arrivals.expect((tx, arrival) => this.handOver(tx, arrival));
  }

  /** Those of assessments that are open; what was finalized says what it said. Whoever owns one meanwhile keeps it. */
  private async handOver(tx: TenantTransaction, { accountId, names, invitedBy }: Arrival): Promise<void> {
    const answers = await this.named(tx, names);
    for (const [assessmentId, own] of Map.groupBy(answers, (answer) => answer.assessmentId)) {
      let stream = await this.writer.open(tx, assessmentId);
      for (const { response: id } of own) {
        const response = await this.streams.response(tx, assessmentId, id);
        if (response.values.owner === null) {
          const change = { kind: 'field', field: 'owner', value: accountId } as const;
          const head = await this.writer.change(tx, stream, { response, change, actor: invitedBy });
          stream = { ...stream, head };
        }
        await tx.query('delete from named_owner where response_id = $1', [id]);
      }
    }
  }

  private named(tx: TenantTransaction, names: readonly string[]): Promise<NamedAnswer[]> {
    return tx.query<NamedAnswer>(
      `select o.assessment_id as "assessmentId", o.response_id as response
       from named_owner o join assessment_stream s on s.assessment_id = o.assessment_id and s.state = $2
       where lower(o.name) = any ($1) order by o.assessment_id, o.response_id`,
      [names.map((name) => name.toLowerCase()), 'open' satisfies StreamState],
    );
  }
}
