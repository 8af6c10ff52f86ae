import * as z from 'zod';

/** The secret part of an invitation link. */
export const InvitationToken = z.string().regex(/^[A-Za-z0-9_-]{32,64}$/, 'is not an invitation link');
