import { Memberships } from '@certitude/server/core';
import { IdentityModule } from '@certitude/server/identity';
import { Global, Module } from '@nestjs/common';
import { InvitationRepository } from './invitation.repository';
import { Invitations } from './invitations.service';
import { Joining } from './joining.service';
import { MemberRepository } from './member.repository';
import { Members } from './members.service';
import { OrganizationRepository } from './organization.repository';
import { Organizations } from './organizations.service';
import { SqlMemberships } from './sql-memberships';

/** Organizations and their people; the `Memberships` that core asks for roles. */
@Global()
@Module({
  imports: [IdentityModule],
  providers: [
    OrganizationRepository,
    MemberRepository,
    InvitationRepository,
    Organizations,
    Members,
    Invitations,
    Joining,
    { provide: Memberships, useClass: SqlMemberships },
  ],
  exports: [Memberships, Organizations, Members, Invitations, Joining],
})
export class OrganizationsModule {}
