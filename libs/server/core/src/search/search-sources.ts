import { allows, type Role, SEARCH_KINDS, type SearchKind } from '@certitude/contracts';
import { Inject, Injectable } from '@nestjs/common';
import { DiscoveryService } from '@nestjs/core';
import { SearchSource } from './search-source';

/** Knows what can be found in this process. */
@Injectable()
export class SearchSources {
  private known: readonly SearchSource[] | null = null;

  constructor(@Inject(DiscoveryService) private readonly discovery: DiscoveryService) {}

  /** Those that a role may look into, in the order in which kinds are shown. */
  of(role: Role, kinds: readonly SearchKind[] = SEARCH_KINDS): SearchSource[] {
    return this.all().filter(({ kind, permission }) => kinds.includes(kind) && allows(role, permission));
  }

  /** Not to be asked before all providers of the process are there. */
  all(): readonly SearchSource[] {
    this.known ??= this.discovery
      .getProviders()
      .flatMap(({ instance }) => (instance instanceof SearchSource ? [instance] : []))
      .toSorted((one, other) => SEARCH_KINDS.indexOf(one.kind) - SEARCH_KINDS.indexOf(other.kind));
    return this.known;
  }
}
