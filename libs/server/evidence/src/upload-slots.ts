import { type AccountId } from '@certitude/contracts';
import { requireThat } from '@certitude/server/core';
import { Injectable } from '@nestjs/common';

/** Of one person, on one node: as many as a browser sends when several files are chosen. */
const MOST = 3;

/** How many uploads of each person are under way on this node. */
@Injectable()
export class UploadSlots {
  private readonly taken = new Map<AccountId, number>();

  /** @throws AppError `file.too-many-uploads` */
  async during<T>(who: AccountId, upload: () => Promise<T>): Promise<T> {
    const before = this.taken.get(who) ?? 0;
    requireThat(before < MOST, 'file.too-many-uploads');
    this.taken.set(who, before + 1);
    try {
      return await upload();
    } finally {
      this.free(who);
    }
  }

  private free(who: AccountId): void {
    const left = (this.taken.get(who) ?? 1) - 1;
    if (left === 0) this.taken.delete(who);
    else this.taken.set(who, left);
  }
}
