import { Module } from '@nestjs/common';
import { InvitationsController } from './invitations.controller';
import { MembersController } from './members.controller';
import { OrganizationsController } from './organizations.controller';

/** HTTP doors of the organizations context. */
@Module({ controllers: [OrganizationsController, MembersController, InvitationsController] })
export class OrganizationsHttpModule {}
