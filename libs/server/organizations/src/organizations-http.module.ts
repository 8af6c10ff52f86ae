import { Module } from '@nestjs/common';
import { InvitationsController } from './invitations.controller';
import { MembersController } from './members.controller';
import { OrganizationsController } from './organizations.controller';
import { OrganizationsModule } from './organizations.module';

/** HTTP doors of the organizations context. */
@Module({
  imports: [OrganizationsModule],
  controllers: [OrganizationsController, MembersController, InvitationsController],
})
export class OrganizationsHttpModule {}
