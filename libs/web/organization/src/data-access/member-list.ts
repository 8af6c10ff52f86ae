import { Injectable, inject } from '@angular/core';
import { organizationsApi, type MemberView, type OrganizationId } from '@certitude/contracts';
import { Api, Members, Session, pagedList } from '@certitude/web/core';

/** Present members by name, page by page. */
@Injectable()
export class MemberList {
  readonly #api = inject(Api);
  readonly #session = inject(Session);
  readonly #members = inject(Members);
  readonly page = pagedList<MemberView, OrganizationId>({
    params: () => this.#session.organizationId() ?? undefined,
    load: (organizationId, after, signal) =>
      this.#api.call(
        organizationsApi.members,
        { params: { organizationId }, query: { standing: 'present', after } },
        signal,
      ),
  });

  /** Puts a member that the server just answered in place, wherever people are shown. */
  replace(member: MemberView): void {
    this.page.update((all) =>
      all.flatMap((known) => (known.accountId !== member.accountId ? [known] : member.active ? [member] : [])),
    );
    this.#members.replace(member);
  }
}
