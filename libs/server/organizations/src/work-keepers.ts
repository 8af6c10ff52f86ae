import { type AccountId, WORK_KINDS, type WorkKind } from '@certitude/contracts';
import { type PersonTransaction, type TenantTransaction } from '@certitude/server/core';
import { Injectable } from '@nestjs/common';

/** From whom to whom. */
export interface HandingOver {
  readonly from: AccountId;
  readonly to: AccountId;
}

/** A context that keeps work of one kind, as far as it can be handed over. */
export interface WorkKeeper {
  readonly kind: WorkKind;
  /** How much of it somebody holds. */
  count(tx: TenantTransaction, holder: AccountId): Promise<number>;
  /**
   * Gives all of it to somebody else, on behalf of the transaction's person, and tells whoever is told of such things.
   * Whether both may is asked before.
   * @returns ids of what was handed over
   */
  handOver(tx: PersonTransaction, way: HandingOver): Promise<readonly string[]>;
}

/** Every kind of work that people hold. A context brings what it keeps when its module starts. */
@Injectable()
export class WorkKeepers {
  readonly #keepers = new Map<WorkKind, WorkKeeper>();

  /** @throws Error when the kind has a keeper already */
  add(keeper: WorkKeeper): void {
    if (this.#keepers.has(keeper.kind)) throw new Error(`Two contexts keep work of the kind "${keeper.kind}".`);
    this.#keepers.set(keeper.kind, keeper);
  }

  of(kind: WorkKind): WorkKeeper | undefined {
    return this.#keepers.get(kind);
  }

  /** In the order in which work is handed over. */
  all(): WorkKeeper[] {
    return WORK_KINDS.flatMap((kind) => this.#keepers.get(kind) ?? []);
  }
}
