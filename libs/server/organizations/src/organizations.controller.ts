import {
  type Done,
  type InputOf,
  type MembershipView,
  organizationsApi,
  type OrganizationView,
} from '@certitude/contracts';
import {
  Can,
  Context,
  CurrentSession,
  Input,
  requestIdOf,
  Serves,
  SignedIn,
  type SignedInSession,
  type TenantContext,
} from '@certitude/server/core';
import { Controller, Inject, Req } from '@nestjs/common';
import { type Request } from 'express';
import { Founding } from './founding.service';
import { Organizations } from './organizations.service';

const api = organizationsApi;

/** The organization itself. */
@Controller()
export class OrganizationsController {
  constructor(
    @Inject(Organizations) private readonly organizations: Organizations,
    @Inject(Founding) private readonly founding: Founding,
  ) {}

  @Serves(api.create)
  @SignedIn('there is no organization yet')
  create(
    @CurrentSession() session: SignedInSession,
    @Input() input: InputOf<typeof api.create>,
    @Req() request: Request,
  ): Promise<MembershipView> {
    return this.founding.create(session.accountId, input.body, requestIdOf(request));
  }

  @Serves(api.get)
  @Can('organization:read')
  get(@Context() context: TenantContext): Promise<OrganizationView> {
    return this.organizations.get(context);
  }

  @Serves(api.update)
  @Can('organization:settings')
  update(@Context() context: TenantContext, @Input() input: InputOf<typeof api.update>): Promise<OrganizationView> {
    return this.organizations.update(context, input.body);
  }

  @Serves(api.removeSample)
  @Can('organization:delete')
  removeSample(@Context() context: TenantContext): Promise<Done> {
    return this.organizations.removeSample(context);
  }
}
