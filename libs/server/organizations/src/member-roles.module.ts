import { Module } from '@nestjs/common';
import { MemberRepository } from './member.repository';
import { MemberRoles } from './member-roles';

/** Roles of members alone, for processes without accounts and sessions. */
@Module({ providers: [MemberRepository, MemberRoles], exports: [MemberRoles] })
export class MemberRolesModule {}
