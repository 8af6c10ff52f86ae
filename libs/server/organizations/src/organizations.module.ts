import { Memberships } from '@certitude/server/core';
import { IdentityModule, InvitationLinks } from '@certitude/server/identity';
import { Global, Module } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { InvitationEntity } from './entities/invitation.entity';
import { MemberEntity } from './entities/member.entity';
import { OrganizationEntity } from './entities/organization.entity';
import { OrganizationSuspensionEntity } from './entities/organization-suspension.entity';
import { Admission } from './admission';
import { Arrivals } from './arrivals';
import { WorkHandoverEntity } from './entities/work-handover.entity';
import { Founding } from './founding.service';
import { HandoverRepository } from './handover.repository';
import { Handovers } from './handovers.service';
import { InvitationRepository } from './invitation.repository';
import { Invitations } from './invitations.service';
import { Joining } from './joining.service';
import { MemberRepository } from './member.repository';
import { MemberSearch } from './member-search';
import { Members } from './members.service';
import { OrganizationRepository } from './organization.repository';
import { Organizations } from './organizations.service';
import { SampleFilling } from './sample-filling.service';
import { SqlMemberships } from './sql-memberships';
import { WorkKeepers } from './work-keepers';

/** Organizations and their people; the `Memberships` that core asks for roles. */
@Global()
@Module({
  imports: [
    TypeOrmModule.forFeature([
      InvitationEntity,
      MemberEntity,
      OrganizationEntity,
      OrganizationSuspensionEntity,
      WorkHandoverEntity,
    ]),
    IdentityModule,
  ],
  providers: [
    OrganizationRepository,
    MemberRepository,
    InvitationRepository,
    HandoverRepository,
    WorkKeepers,
    Handovers,
    Organizations,
    Admission,
    Arrivals,
    Founding,
    Members,
    Invitations,
    Joining,
    MemberSearch,
    SampleFilling,
    { provide: Memberships, useClass: SqlMemberships },
    { provide: InvitationLinks, useExisting: Joining },
  ],
  exports: [
    Memberships,
    InvitationLinks,
    Arrivals,
    Organizations,
    Founding,
    Members,
    Invitations,
    Joining,
    Handovers,
    SampleFilling,
    WorkKeepers,
  ],
})
export class OrganizationsModule {}
