import { type Permission, type SearchHit, type SearchKind } from '@certitude/contracts';
import { type PersonTransaction } from '../database/tenant-database';
import { type TypedWords } from './title-words';

/**
 * What a context has that can be found, one kind of it. Provided by the context that owns it and found among the providers
 * of the process: whoever searches knows no context.
 */
export abstract class SearchSource {
  abstract readonly kind: SearchKind;
  /** Without it nothing of this kind is looked for; which of them are open to somebody with it, the source asks itself. */
  abstract readonly permission: Permission;
  /** What has all the words in its title and is neither deleted nor archived. @param most this many at most */
  abstract find(tx: PersonTransaction, typed: TypedWords, most: number): Promise<SearchHit[]>;
}
