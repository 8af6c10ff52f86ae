import { type AccountId, type PictureType } from '@certitude/contracts';
import { TenantDatabase } from '@certitude/server/core';
import { Inject, Injectable } from '@nestjs/common';
import { AccountPictureEntity } from './entities/account-picture.entity';

export interface Picture {
  readonly hash: string;
  readonly mediaType: PictureType;
  readonly content: Uint8Array;
}

/** Pictures of people. */
@Injectable()
export class AccountPictureRepository {
  constructor(@Inject(TenantDatabase) private readonly db: TenantDatabase) {}

  async put(accountId: AccountId, { hash, mediaType, content }: Picture): Promise<void> {
    await this.db.global(
      `insert into account_picture (account_id, hash, media_type, content) values ($1, $2, $3, $4)
       on conflict (account_id) do update set hash = excluded.hash, media_type = excluded.media_type, content = excluded.content`,
      [accountId, hash, mediaType, content],
    );
  }

  async remove(accountId: AccountId): Promise<void> {
    await this.pictures.delete({ accountId });
  }

  find(accountId: AccountId, hash: string): Promise<Picture | undefined> {
    return this.pictures.findOne(['hash', 'mediaType', 'content'], { accountId, hash });
  }

  /** Whether both are members of one organization now that is open to the viewer; everybody meets themselves. */
  async meet(viewer: AccountId, other: AccountId): Promise<boolean> {
    if (viewer === other) return true;
    const rows = await this.db.global(
      `select from memberships_of($1) mine join memberships_of($2) theirs using (organization_id)
       where not mine.suspended limit 1`,
      [viewer, other],
    );
    return rows.length > 0;
  }

  private get pictures() {
    return this.db.globalRepository(AccountPictureEntity);
  }
}
