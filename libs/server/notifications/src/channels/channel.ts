import { type AccountId, type NotificationId } from '@certitude/contracts';
import { type NoticeWords } from '@certitude/contracts/notices';
import { type SystemContext } from '@certitude/server/core';

/** One notice on its way to one person. */
export interface AddressedNotice extends NoticeWords {
  readonly id: NotificationId;
  readonly recipient: AccountId;
}

/** A way to reach people. Each has jobs of its own, so that the trouble of one never repeats what another has done. */
export interface Channel {
  /** Its name in rows and in the names of its jobs; it never changes. */
  readonly name: string;
  /**
   * Brings notices to their recipients, outside any transaction. What it did not bring, it is given again later; after a
   * crash maybe also what it did bring.
   * @returns which it brought
   */
  deliver(context: SystemContext, notices: readonly AddressedNotice[]): Promise<readonly NotificationId[]>;
}

/** Every channel there is. */
export const CHANNELS = Symbol('Channels');
