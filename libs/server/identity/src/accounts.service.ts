import { createHash } from 'node:crypto';
import { type AccountId, type AccountView, conflictsOf, type EditAccount, type NewPicture } from '@certitude/contracts';
import { AppError, changedColumns, Clock, EditRefused, found, neverSeen, requireThat } from '@certitude/server/core';
import { Inject, Injectable } from '@nestjs/common';
import { AccountRepository, type EditableAccount } from './account.repository';
import { AccountPictureRepository, type Picture } from './account-picture.repository';
import { isPicture } from './picture-type';

/** A person changes an account from a few devices at most. */
const TRIES = 5;

/** What people say of themselves, and how they work. */
@Injectable()
export class Accounts {
  constructor(
    @Inject(AccountRepository) private readonly accounts: AccountRepository,
    @Inject(AccountPictureRepository) private readonly pictures: AccountPictureRepository,
    @Inject(Clock) private readonly clock: Clock,
  ) {}

  /** @throws AppError `edit.conflict` when the person saved one of these fields on another device since, `request.invalid` */
  async edit(id: AccountId, edit: EditAccount): Promise<AccountView> {
    for (let tries = 0; tries < TRIES; tries++) if (await this.tryEdit(id, edit)) return this.view(id);
    throw new AppError('conflict');
  }

  /** @throws AppError `request.invalid` for bytes that are no such picture */
  async setPicture(id: AccountId, { type, content }: NewPicture): Promise<AccountView> {
    const bytes = Buffer.from(content, 'base64');
    if (!isPicture(bytes, type)) throw notThatPicture(type);
    const hash = createHash('sha256').update(bytes).digest('hex');
    await this.pictures.put(id, { hash, mediaType: type, content: bytes });
    return this.view(id);
  }

  async removePicture(id: AccountId): Promise<AccountView> {
    await this.pictures.remove(id);
    return this.view(id);
  }

  /** @throws AppError `not-found`, whether there is none or the viewer shares no organization with the person */
  async picture(
    viewer: AccountId,
    { accountId, hash }: { readonly accountId: AccountId; readonly hash: string },
  ): Promise<Picture> {
    requireThat(await this.pictures.meet(viewer, accountId), 'not-found');
    return found(await this.pictures.find(accountId, hash));
  }

  /** @returns false when another change came first, and this one is to be judged anew */
  private async tryEdit(id: AccountId, { version, changes }: EditAccount): Promise<boolean> {
    const { version: current, fieldVersions, ...profile } = found<EditableAccount>(await this.accounts.editable(id));
    const row = { version: current, fieldVersions, current: profile };
    if (version > current) throw neverSeen();
    const conflicts = conflictsOf(version, changes, row);
    // Whoever saved it meanwhile is the same person, elsewhere.
    const by = { id, name: profile.name };
    if (conflicts.length > 0)
      throw new EditRefused(
        current,
        conflicts.map((conflict) => ({ ...pick(conflict), by })),
      );
    const changed = changedColumns(row, changes, { by: id, at: this.clock.now() });
    return changed === null || this.accounts.replace(id, current, changed);
  }

  private async view(id: AccountId): Promise<AccountView> {
    return found(await this.accounts.find(id));
  }
}

const pick = ({ field, theirs, at }: { readonly field: string; readonly theirs: unknown; readonly at: string }) => ({
  field,
  theirs,
  at,
});

const notThatPicture = (type: string): AppError =>
  new AppError('request.invalid', undefined, [{ path: 'body.content', message: `is no picture of the type ${type}` }]);
