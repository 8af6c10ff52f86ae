export { AccountLetter } from './account-mail/account-letter';
export type { AskedLetter } from './account-mail/account-letter';
export type { Addressee } from './account-mail/account-mail';
export { AccountMail } from './account-mail/account-mail';
export { checkMail } from './check/check-mail';
export type { Letter } from './letter/letter';
export { MailHttpModule } from './mail-http.module';
export { MailJobsModule } from './mail-jobs.module';
export { MailModule } from './mail.module';
