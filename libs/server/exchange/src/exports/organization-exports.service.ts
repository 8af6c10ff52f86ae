import { Readable } from 'node:stream';
import { Standing } from '@certitude/contracts';
import { type OrganizationExport } from '@certitude/contracts/exchange';
import {
  fileNameOf,
  type MemberRow,
  type RecordWithRelease,
  writeOrganizationJson,
  writeOwnWorkbook,
} from '@certitude/exchange';
import { Assessments } from '@certitude/server/assessments';
import { type Attachment, type TenantContext } from '@certitude/server/core';
import { Members, Organizations } from '@certitude/server/organizations';
import { Inject, Injectable } from '@nestjs/common';
import { allPages, collected } from './all-pages';
import { AssessmentRecords } from './assessment-records.service';
import { memberRow } from './list-rows';

/** All assessments of an organization on their way out. */
@Injectable()
export class OrganizationExports {
  constructor(
    @Inject(Organizations) private readonly organizations: Organizations,
    @Inject(Members) private readonly members: Members,
    @Inject(Assessments) private readonly assessments: Assessments,
    @Inject(AssessmentRecords) private readonly records: AssessmentRecords,
  ) {}

  async write(context: TenantContext, kind: OrganizationExport): Promise<Attachment> {
    const { id, name } = await this.organizations.get(context);
    const start = fileNameOf(name);
    if (kind === 'json') {
      const members = (await this.people(context)).map(({ joinedAt: _joined, ...person }) => person);
      const text = writeOrganizationJson({ organization: { id, name }, members }, this.plainRecords(context));
      return { name: `${start}.certitude.json`, mediaType: 'application/json', content: Readable.from(text) };
    }
    const content = writeOwnWorkbook(await collected(this.recordsOf(context)));
    return { name: `${start}.xlsx`, mediaType: XLSX, content };
  }

  private async people(context: TenantContext): Promise<MemberRow[]> {
    return (await collected(allPages((page) => this.members.list(context, page)))).map(memberRow);
  }

  /** One after the other, newest first, and then those that are archived. */
  private async *recordsOf(context: TenantContext): AsyncGenerator<RecordWithRelease> {
    for (const standing of Standing.options)
      for await (const { id } of allPages((page) => this.assessments.list(context, { ...page, standing })))
        yield await this.records.read(context, id);
  }

  private async *plainRecords(context: TenantContext): AsyncGenerator<RecordWithRelease['record']> {
    for await (const { record } of this.recordsOf(context)) yield record;
  }
}

const XLSX = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';
