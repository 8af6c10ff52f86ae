import {
  type Done,
  type InputOf,
  type InvitationOffer,
  type InvitationView,
  type MembershipView,
  type NewInvitation,
  organizationsApi,
  type Page,
} from '@certitude/contracts';
import {
  Can,
  Context,
  CurrentSession,
  Input,
  NetworkAddress,
  Public,
  requestIdOf,
  Serves,
  SignedIn,
  type SignedInSession,
  type TenantContext,
} from '@certitude/server/core';
import { Controller, Inject, Req } from '@nestjs/common';
import { type Request } from 'express';
import { Invitations } from './invitations.service';
import { Joining } from './joining.service';

const api = organizationsApi;

/** Invitation links, from both sides. */
@Controller()
export class InvitationsController {
  constructor(
    @Inject(Invitations) private readonly invitations: Invitations,
    @Inject(Joining) private readonly joining: Joining,
  ) {}

  @Serves(api.invitations)
  @Can('member:manage')
  list(
    @Context() context: TenantContext,
    @Input() input: InputOf<typeof api.invitations>,
  ): Promise<Page<InvitationView>> {
    return this.invitations.list(context, input.query);
  }

  @Serves(api.invite)
  @Can('member:manage')
  invite(@Context() context: TenantContext, @Input() input: InputOf<typeof api.invite>): Promise<NewInvitation> {
    return this.invitations.invite(context, input.body);
  }

  @Serves(api.revokeInvitation)
  @Can('member:manage')
  revoke(@Context() context: TenantContext, @Input() input: InputOf<typeof api.revokeInvitation>): Promise<Done> {
    return this.invitations.revoke(context, input.params.invitationId);
  }

  @Serves(api.offer)
  @Public('who holds an invitation link may have no account yet')
  offer(@Input() input: InputOf<typeof api.offer>, @NetworkAddress() network: string): Promise<InvitationOffer> {
    return this.joining.offer(input.params.token, network);
  }

  @Serves(api.acceptInvitation)
  @SignedIn('who holds an invitation link is not a member yet')
  accept(
    @CurrentSession() session: SignedInSession,
    @Input() input: InputOf<typeof api.acceptInvitation>,
    @NetworkAddress() network: string,
    @Req() request: Request,
  ): Promise<MembershipView> {
    return this.joining.accept(input.params.token, {
      accountId: session.accountId,
      network,
      requestId: requestIdOf(request),
    });
  }
}
