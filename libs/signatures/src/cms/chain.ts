import { type Certificate } from 'pkijs';
import { LIMITS } from '../limits';
import { hexOf } from '../pdf/values';
import { derOf, isAuthority } from './certificate';
import { isSmallKey, weaknessOfSignature } from './strength';

/**
 * Whether certificates lead from one to a trusted one: each signed by the next with nothing weak, which may issue, and valid
 * at that time.
 * @param others that came with it, in any order
 * @param trusted the roots, or the certificate itself
 * @param at null for whenever
 */
export async function leadsTo(
  certificate: Certificate,
  { others, trusted, at }: { others: readonly Certificate[]; trusted: readonly Certificate[]; at: Date | null },
): Promise<boolean> {
  const known = new Set(trusted.map((each) => hexOf(derOf(each))));
  const seen = new Set<string>();
  const waiting = [{ certificate, depth: 0 }];
  for (let step = waiting.pop(); step; step = waiting.pop()) {
    const spelled = hexOf(derOf(step.certificate));
    if ((at && !isValidAt(step.certificate, at)) || seen.has(spelled)) continue;
    if (known.has(spelled)) return true;
    seen.add(spelled);
    if (step.depth === LIMITS.chain) continue;
    for (const issuer of [...trusted, ...others]) {
      const mayBe = issuer.subject.isEqual(step.certificate.issuer) && isAuthority(issuer);
      if (mayBe && (await isSignedBy(step.certificate, issuer))) {
        waiting.push({ certificate: issuer, depth: step.depth + 1 });
      }
    }
  }
  return false;
}

/** Whether a moment lies within the validity of a certificate. */
export const isValidAt = ({ notBefore, notAfter }: Certificate, at: Date): boolean =>
  notBefore.value <= at && at <= notAfter.value;

async function isSignedBy(certificate: Certificate, issuer: Certificate): Promise<boolean> {
  if (isSmallKey(issuer) || weaknessOfSignature(certificate.signatureAlgorithm)) return false;
  try {
    return await certificate.verify(issuer);
  } catch {
    return false;
  }
}
