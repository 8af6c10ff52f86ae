import {
  type CreatePki,
  type EditPki,
  type InputOf,
  type Page,
  type PkiId,
  type PkiProfile,
  type pkisApi,
  type PkisQuery,
  type PkiView,
} from '@certitude/contracts';
import {
  Clock,
  cursorId,
  found,
  isCreated,
  newId,
  type PersonTransaction,
  TenantDatabase,
  type TenantContext,
  type TenantTransaction,
  toPage,
} from '@certitude/server/core';
import { Inject, Injectable } from '@nestjs/common';
import { PkiEntity } from '../entities/pki.entity';
import { PkiRepository, type PkiRow } from './pki.repository';

type Params = InputOf<typeof pkisApi.get>['params'];

/** The PKIs and use cases that an organization assesses. */
@Injectable()
export class Pkis {
  constructor(
    @Inject(TenantDatabase) private readonly db: TenantDatabase,
    @Inject(PkiRepository) private readonly pkis: PkiRepository,
    @Inject(Clock) private readonly clock: Clock,
  ) {}

  /** Newest first; those that are worked with, or those that were archived. */
  list(context: TenantContext, query: PkisQuery): Promise<Page<PkiView>> {
    const after = cursorId<PkiId>(query.after);
    return this.db.transaction(context, async (tx) => {
      const rows = await this.pkis.page(tx, { after, standing: query.standing }, query.limit + 1);
      return toPage(rows.map(toView), query.limit, ({ id }) => id);
    });
  }

  /** Adds a PKI; one with the id that the browser gave it is added once. */
  create(context: TenantContext, { id: given, ...profile }: CreatePki): Promise<PkiView> {
    return this.db.transaction(context, async (tx) => {
      const id = given ?? newId<PkiId>();
      if (!(await isCreated(tx, PkiEntity, given)))
        await this.pkis.insert(tx, { id, profile, createdBy: context.actor.id, createdAt: this.clock.now() });
      return toView(found(await this.pkis.find(tx, id)));
    });
  }

  /** Adds a PKI in a transaction that does more. */
  async addIn(tx: PersonTransaction, profile: PkiProfile): Promise<PkiId> {
    const id = newId<PkiId>();
    await this.pkis.insert(tx, { id, profile, createdBy: tx.context.actor.id, createdAt: this.clock.now() });
    return id;
  }

  /** Holds it until the transaction ends, also when it is gone: before anything of its assessments. */
  holdIn(tx: TenantTransaction, id: PkiId): Promise<void> {
    return this.pkis.hold(tx, id);
  }

  /** @throws AppError `not-found` */
  get(context: TenantContext, { pkiId }: Params): Promise<PkiView> {
    return this.db.transaction(context, async (tx) => toView(found(await this.pkis.find(tx, pkiId))));
  }

  /** For the versions context: what a PKI says of itself. @throws AppError `not-found` */
  async profile(tx: TenantTransaction, id: PkiId): Promise<PkiProfile & { readonly id: PkiId }> {
    const {
      createdBy: _author,
      createdAt: _created,
      archivedAt: _archived,
      assessments: _assessments,
      version: _version,
      ...profile
    } = found(await this.pkis.find(tx, id));
    return profile;
  }

  /** @throws AppError `not-found`, `edit.conflict` */
  update(context: TenantContext, { pkiId }: Params, edit: EditPki): Promise<PkiView> {
    return this.db.transaction(context, async (tx) => {
      await this.pkis.edit(tx, pkiId, edit);
      return toView(found(await this.pkis.find(tx, pkiId)));
    });
  }
}

const toView = ({ createdAt, archivedAt, ...row }: PkiRow): PkiView => ({
  ...row,
  createdAt: createdAt.toISOString(),
  archivedAt: archivedAt?.toISOString() ?? null,
});
