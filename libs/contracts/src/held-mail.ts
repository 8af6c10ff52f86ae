import * as z from 'zod';
import { endpoint } from './endpoint';
import { Uuid } from './ids';
import { PageQuery, pageOf, Timestamp } from './primitives';

/** The key of the outbox goes in this header: an address is written into logs. */
export const OUTBOX_KEY_HEADER = 'x-outbox-key';

/** A mail that an instance without a mail server kept instead of sending it. */
export const HeldMailView = z.strictObject({
  id: Uuid,
  to: z.string(),
  subject: z.string(),
  heldAt: Timestamp,
});
export type HeldMailView = z.infer<typeof HeldMailView>;

/** What it says, secrets in links masked. */
export const HeldMail = z.strictObject({ ...HeldMailView.shape, text: z.string(), html: z.string() });
export type HeldMail = z.infer<typeof HeldMail>;

export const outboxApi = {
  list: endpoint({
    method: 'GET',
    path: '/outbox',
    summary: `Mails that were kept instead of sent, newest first; for operators, with the key in ${OUTBOX_KEY_HEADER}`,
    query: PageQuery,
    response: pageOf(HeldMailView),
  }),
  get: endpoint({
    method: 'GET',
    path: '/outbox/:mailId',
    summary: `One such mail, secrets masked; for operators, with the key in ${OUTBOX_KEY_HEADER}`,
    params: z.strictObject({ mailId: Uuid }),
    response: HeldMail,
  }),
} as const;
