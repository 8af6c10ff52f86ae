import { Injectable, computed, inject } from '@angular/core';
import { pkisApi, type OrganizationId, type PkiView } from '@certitude/contracts';
import { Api, Session, allItems, loadable } from '@certitude/web/core';

/** PKIs by name, to choose one of: all of them, because a choice shows them as a whole. */
@Injectable()
export class PkiNames {
  readonly #api = inject(Api);
  readonly #session = inject(Session);
  readonly #all = loadable<PkiView[], OrganizationId>({
    params: () => this.#session.organizationId() ?? undefined,
    load: (organizationId, signal) =>
      allItems((after) =>
        this.#api.call(pkisApi.list, { params: { organizationId }, query: { limit: 100, after } }, signal),
      ),
  });
  readonly all = computed(() => (this.#all.value() ?? []).toSorted((one, other) => one.name.localeCompare(other.name)));
}
