import * as z from 'zod';
import { attachmentOf } from './pdf/attachments';
import { type PdfDocument } from './pdf/document';

/** The file that lies in each PDF of a finalized version, by the name that the method publishes. */
export const CREDENTIAL_NAME = 'pkimm-assessment-credential.json';
const SHA_256 = /^[0-9a-f]{64}$/;
const text = z.string().min(1).max(500);

/** What a report is of, for programs. The hash is that of the finalized version, and comes out anew from its content. */
export const Credential = z.object({
  format: z.literal('certitude-assessment-credential-1'),
  organization: z.object({ id: text, name: text }),
  assessment: z.object({ id: text, name: text, method: z.enum(['self', 'formal', 'third-party']) }),
  model: z.object({ name: text, version: text }),
  version: z.object({ revision: z.number().int().min(1), finalizedAt: text, sha256: z.string().regex(SHA_256) }),
  overall: z.object({ level: z.number().int().min(0).max(5).nullable(), name: text }),
});
export type Credential = z.infer<typeof Credential>;

export type FoundCredential =
  { readonly kind: 'none' } | { readonly kind: 'broken' } | { readonly kind: 'found'; readonly credential: Credential };

/** The credential that lies in a document. @throws Unreadable */
export function credentialIn(document: PdfDocument): FoundCredential {
  const bytes = attachmentOf(document, CREDENTIAL_NAME);
  if (!bytes) return { kind: 'none' };
  try {
    const parsed = Credential.safeParse(JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes)));
    return parsed.success ? { kind: 'found', credential: parsed.data } : { kind: 'broken' };
  } catch {
    return { kind: 'broken' };
  }
}
