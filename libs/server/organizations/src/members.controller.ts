import {
  type Done,
  type HandoverView,
  type InputOf,
  type MemberView,
  organizationsApi,
  type Page,
  type WorkCounts,
} from '@certitude/contracts';
import { Can, Context, Input, Serves, type TenantContext } from '@certitude/server/core';
import { Controller, Inject } from '@nestjs/common';
import { Handovers } from './handovers.service';
import { Members } from './members.service';

const api = organizationsApi;

/** People of an organization. */
@Controller()
export class MembersController {
  constructor(
    @Inject(Members) private readonly members: Members,
    @Inject(Handovers) private readonly handovers: Handovers,
  ) {}

  @Serves(api.members)
  @Can('organization:read')
  list(@Context() context: TenantContext, @Input() input: InputOf<typeof api.members>): Promise<Page<MemberView>> {
    return this.members.list(context, input.query);
  }

  @Serves(api.changeRole)
  @Can('member:manage')
  changeRole(@Context() context: TenantContext, @Input() input: InputOf<typeof api.changeRole>): Promise<MemberView> {
    return this.members.changeRole(context, input.params.accountId, input.body);
  }

  // Everybody may leave; removing somebody else needs more, and is checked with the person.
  @Serves(api.removeMember)
  @Can('organization:leave')
  remove(@Context() context: TenantContext, @Input() input: InputOf<typeof api.removeMember>): Promise<Done> {
    return this.members.remove(context, input.params.accountId, input.query);
  }

  // Of themselves everybody; of others it is checked with the person.
  @Serves(api.heldWork)
  @Can('organization:leave')
  held(@Context() context: TenantContext, @Input() input: InputOf<typeof api.heldWork>): Promise<WorkCounts> {
    return this.handovers.held(context, input.params.accountId);
  }

  @Serves(api.handovers)
  @Can('audit:read')
  listHandovers(
    @Context() context: TenantContext,
    @Input() { query }: InputOf<typeof api.handovers>,
  ): Promise<Page<HandoverView>> {
    return this.handovers.list(context, query);
  }
}
