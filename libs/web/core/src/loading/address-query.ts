import { computed, inject, type Signal } from '@angular/core';
import { toSignal } from '@angular/core/rxjs-interop';
import { ActivatedRoute, Router } from '@angular/router';

type Values = Readonly<Record<string, string>>;

/** What a list shows, as its address says it: so that back works, and the link shows the same to somebody else. */
export interface AddressQuery {
  readonly values: Signal<Values>;
  /** Sets some of the values; null takes one away. The address before is one step back. */
  change(changes: Readonly<Record<string, string | null>>): void;
  /** The same while somebody types: the address before is not kept. */
  refine(changes: Readonly<Record<string, string | null>>): void;
}

/** Reads and changes the query of the page's address. Call it where `inject` works. */
export function addressQuery(): AddressQuery {
  const router = inject(Router);
  const query = toSignal(inject(ActivatedRoute).queryParams, { requireSync: true });
  const go = (changes: Readonly<Record<string, string | null>>, replaceUrl: boolean): void => {
    const tree = router.parseUrl(router.url);
    const all = { ...tree.queryParams, ...changes } as Readonly<Record<string, string | null>>;
    tree.queryParams = Object.fromEntries(Object.entries(all).filter(([, value]) => value !== null && value !== ''));
    void router.navigateByUrl(tree, { replaceUrl });
  };
  return {
    values: computed(() =>
      Object.fromEntries(
        Object.entries(query()).flatMap(([name, value]) => (typeof value === 'string' ? [[name, value]] : [])),
      ),
    ),
    change: (changes) => go(changes, false),
    refine: (changes) => go(changes, true),
  };
}
