import { CommitImport, MergeImport } from '@certitude/contracts/exchange';
import { type ImportPlan } from '../mapping/import-plan';

/** What a preview is to become. */
export type ImportOrder =
  { readonly kind: 'commit'; readonly input: CommitImport } | { readonly kind: 'merge'; readonly input: MergeImport };

/** The order as it was written down. */
export function orderOf(ordered: string): ImportOrder {
  const { kind, input } = JSON.parse(ordered) as { readonly kind: ImportOrder['kind']; readonly input: unknown };
  return kind === 'merge'
    ? { kind, input: MergeImport.parse(input) }
    : { kind: 'commit', input: CommitImport.parse(input) };
}

/** What is written one by one; answers go in one step, however many they are. */
export const piecesOf = ({ evidence, plans }: Pick<ImportPlan, 'evidence' | 'plans'>): number =>
  evidence.length + plans.reduce((sum, { tasks }) => sum + 1 + tasks.length, 0);

/** So many pieces are written in about a second. */
export const MOST_AT_ONCE = 100;

/** Whether nobody should wait for it with an open request. */
export const takesAWhile = (plan: Pick<ImportPlan, 'evidence' | 'plans'>): boolean => piecesOf(plan) > MOST_AT_ONCE;
