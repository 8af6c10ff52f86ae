export { Founding } from './founding.service';
export { Invitations } from './invitations.service';
export { MemberRoles } from './member-roles';
export { MemberRolesModule } from './member-roles.module';
export { Members } from './members.service';
export { OrganizationsHttpModule } from './organizations-http.module';
export { OrganizationsModule } from './organizations.module';
export { Organizations } from './organizations.service';
