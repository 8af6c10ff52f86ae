import { type SearchGroup, type SearchQuery } from '@certitude/contracts';
import { SearchSources, type TenantContext, TenantDatabase, typedWords } from '@certitude/server/core';
import { Inject, Injectable } from '@nestjs/common';

/** Finds what there is by the words of its title, whichever context has it. */
@Injectable()
export class Search {
  constructor(
    @Inject(TenantDatabase) private readonly db: TenantDatabase,
    @Inject(SearchSources) private readonly sources: SearchSources,
  ) {}

  /** Kinds of which something was found, in the order in which they are shown. */
  find(context: TenantContext, { q, kinds, limit }: SearchQuery): Promise<SearchGroup[]> {
    const sources = this.sources.of(context.actor.role, kinds);
    return this.db.transaction(context, async (tx) => {
      const typed = await typedWords(
        tx,
        q,
        sources.map(({ kind }) => kind),
      );
      const groups: SearchGroup[] = [];
      for (const source of typed ? sources : []) {
        const found = typed ? await source.find(tx, typed, limit + 1) : [];
        if (found.length === 0) continue;
        groups.push({ kind: source.kind, items: found.slice(0, limit), more: found.length > limit });
      }
      return groups;
    });
  }
}
