import { type AccountId, type NotificationId } from '@certitude/contracts';
import { type TenantTransaction } from '@certitude/server/core';
import { Injectable } from '@nestjs/common';
import { NOTIFICATION_COLUMNS, type NotificationRow } from './notification.repository';

/** What one person is told once. */
export interface Told {
  readonly recipient: AccountId;
  readonly cause: string;
}
export type DueDelivery = NotificationRow & Pick<Told, 'recipient'>;

/** How far each channel is with each notice of each person. */
@Injectable()
export class DeliveryRepository {
  /**
   * Notes that a channel tries, in one statement.
   * @returns the notices that it has not brought yet
   */
  begin(tx: TenantTransaction, channel: string, told: readonly Told[], at: Date): Promise<DueDelivery[]> {
    return tx.query<DueDelivery>(
      `with due as (
         insert into notification_delivery (organization_id, notification_id, channel, attempts, changed_at)
         select n.organization_id, n.id, $2, 1, $3
         from unnest($4::uuid[], $5::text[]) as t(recipient_id, cause)
         join notification n on n.organization_id = $1 and n.recipient_id = t.recipient_id and n.cause = t.cause
         on conflict (organization_id, notification_id, channel) do update
           set attempts = notification_delivery.attempts + 1, changed_at = excluded.changed_at
           where notification_delivery.state <> 'delivered'
         returning notification_id
       )
       select ${NOTIFICATION_COLUMNS}, n.recipient_id as recipient
       from due d join notification n on n.organization_id = $1 and n.id = d.notification_id`,
      [tx.organizationId, channel, at, told.map(({ recipient }) => recipient), told.map(({ cause }) => cause)],
    );
  }

  async succeed(tx: TenantTransaction, channel: string, ids: readonly NotificationId[], at: Date): Promise<void> {
    await tx.query(
      `update notification_delivery set state = 'delivered', changed_at = $4
       where organization_id = $1 and channel = $2 and notification_id = any ($3::uuid[])`,
      [tx.organizationId, channel, ids, at],
    );
  }
}
