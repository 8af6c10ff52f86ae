import { Readable } from 'node:stream';
import { type AccountId, type guestsApi, type InputOf } from '@certitude/contracts';
import {
  csvHead,
  csvLine,
  deletionsTable,
  guestsTable,
  handoversTable,
  importsTable,
  invitationsTable,
  type Table,
} from '@certitude/exchange';
import { Deletions, Guests } from '@certitude/server/assessments';
import { type Attachment, type TenantContext } from '@certitude/server/core';
import { Handovers, Invitations } from '@certitude/server/organizations';
import { Inject, Injectable } from '@nestjs/common';
import { ImportViews } from '../imports/import-views';
import { pagesOf } from './all-pages';
import { RecordPeople } from './record-people.service';

type NameOf = (id: AccountId | null) => string;

/** Lists of what happened in an organization, for whoever has to show it. */
@Injectable()
export class RecordLists {
  constructor(
    @Inject(Handovers) private readonly given: Handovers,
    @Inject(ImportViews) private readonly brought: ImportViews,
    @Inject(Deletions) private readonly deleted: Deletions,
    @Inject(Invitations) private readonly invited: Invitations,
    @Inject(Guests) private readonly letIn: Guests,
    @Inject(RecordPeople) private readonly people: RecordPeople,
  ) {}

  handovers(context: TenantContext): Attachment {
    const pages = pagesOf((page) => this.given.list(context, page));
    const named = this.lines(context, pages, {
      table: handoversTable,
      people: ({ by, from, to }) => [by, from, to],
      row: ({ at, kind, count, ...who }, nameOf) => ({
        ...{ at, kind, count },
        ...{ by: nameOf(who.by), from: nameOf(who.from), to: nameOf(who.to) },
      }),
    });
    return attached('handovers', named);
  }

  imports(context: TenantContext): Attachment {
    const pages = pagesOf((page) => this.brought.list(context, page));
    const named = this.lines(context, pages, {
      table: importsTable,
      people: ({ importedBy, undoneBy }) => [importedBy, undoneBy],
      row: ({ sourceName: source, kind, sha256, state, strategy, importedAt, undoneAt, ...one }, nameOf) => ({
        ...{ source, kind, sha256, state, strategy, importedAt, undoneAt },
        assessment: one.assessment?.name ?? '',
        importedBy: nameOf(one.importedBy),
        undoneBy: nameOf(one.undoneBy),
      }),
    });
    return attached('imports', named);
  }

  deletions(context: TenantContext): Attachment {
    const pages = pagesOf((page) => this.deleted.list(context, page));
    const named = this.lines(context, pages, {
      table: deletionsTable,
      people: ({ deletedBy }) => [deletedBy],
      row: ({ deletedBy, ...row }, nameOf) => ({ ...row, deletedBy: nameOf(deletedBy) }),
    });
    return attached('deletions', named);
  }

  invitations(context: TenantContext): Attachment {
    const pages = pagesOf((page) => this.invited.list(context, page));
    const named = this.lines(context, pages, {
      table: invitationsTable,
      people: ({ createdBy, acceptedBy }) => [createdBy, acceptedBy],
      row: ({ recipient, role, state, createdBy, createdAt, expiresAt, acceptedAt, revokedAt, ...one }, nameOf) => ({
        ...{ recipient, role, state, acceptedAt, revokedAt },
        ...{ invitedBy: nameOf(createdBy), invitedAt: createdAt, endsAt: expiresAt },
        acceptedBy: nameOf(one.acceptedBy),
      }),
    });
    return attached('invitations', named);
  }

  /** @throws AppError `not-found` */
  async guests(context: TenantContext, params: InputOf<typeof guestsApi.list>['params']): Promise<Attachment> {
    // Before the answer begins: what is not there is refused, and not cut off.
    await this.letIn.list(context, { params, query: { limit: 1 } });
    const pages = pagesOf((query) => this.letIn.list(context, { params, query }));
    const named = this.lines(context, pages, {
      table: guestsTable,
      people: ({ account, grantedBy }) => [account, grantedBy],
      row: ({ account, grantedBy, ...row }, nameOf) => ({
        ...row,
        guest: nameOf(account),
        grantedBy: nameOf(grantedBy),
      }),
    });
    return attached('guests', named);
  }

  private async *lines<Item, Row>(
    context: TenantContext,
    pages: AsyncIterable<readonly Item[]>,
    { table, people, row }: Listed<Item, Row>,
  ): AsyncGenerator<string> {
    yield csvHead(table);
    for await (const page of pages) {
      const ids = page.flatMap((item) => people(item).flatMap((id) => id ?? []));
      const names = new Map((await this.people.named(context, ids, [])).map(({ id, name }) => [id, name]));
      const nameOf: NameOf = (id) => (id === null ? '' : (names.get(id) ?? id));
      for (const item of page) yield csvLine(table, row(item, nameOf));
    }
  }
}

/** How an item becomes a line. */
interface Listed<Item, Row> {
  readonly table: Table<Row>;
  readonly people: (item: Item) => readonly (AccountId | null)[];
  readonly row: (item: Item, nameOf: NameOf) => Row;
}

const attached = (name: string, lines: AsyncIterable<string>): Attachment => ({
  name: `${name}.csv`,
  mediaType: 'text/csv; charset=utf-8',
  content: Readable.from(lines),
});
