export { Identity } from './identity.service';
export { IdentityJobsModule } from './identity-jobs.module';
export { IdentityHttpModule } from './identity-http.module';
export { IdentityModule } from './identity.module';
export { InvitationLinks } from './invitation-links';
export { RateLimits } from './rate-limits';
