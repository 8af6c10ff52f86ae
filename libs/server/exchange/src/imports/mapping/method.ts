import { type Method } from '@certitude/contracts';
import { type AssessmentDocument } from '@certitude/exchange';

/** Requirements are rated in formal and third-party assessments, categories in self-assessments. */
export function methodOf({ method, about }: Pick<AssessmentDocument, 'method' | 'about'>): Method {
  if (method === 'self') return 'self';
  return about.type === 'third-party' ? 'third-party' : 'formal';
}
