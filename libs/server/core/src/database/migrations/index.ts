import { AccountsAndOrganizations1700000000001 } from './1700000000001-accounts-and-organizations';
import { ModelReleases1700000000002 } from './1700000000002-model-releases';
import { Assessments1700000000003 } from './1700000000003-assessments';
import { Evidence1700000000004 } from './1700000000004-evidence';
import { ImprovementAndNotifications1700000000005 } from './1700000000005-improvement-and-notifications';
import { RateLimits1700000000006 } from './1700000000006-rate-limits';
import { OutboxRemembersWhatWasHandled1700000000007 } from './1700000000007-outbox-remembers-what-was-handled';
import { GuestAuditorGrants1700000000008 } from './1700000000008-guest-auditor-grants';
import { ResponseContributors1700000000009 } from './1700000000009-response-contributors';
import { ModelExtensions1700000000010 } from './1700000000010-model-extensions';
import { ALiveClientBelongsToOneAccount1700000000011 } from './1700000000011-a-live-client-belongs-to-one-account';
import { LiveSocketsAreCountedForEachAccount1700000000012 } from './1700000000012-live-sockets-are-counted-for-each-account';
import { NotesCanBeSetApart1700000000013 } from './1700000000013-notes-can-be-set-apart';
import { JobsAreRelayedByKindAndDeadLettersAreKept1700000000017 } from './1700000000017-jobs-are-relayed-by-kind-and-dead-letters-are-kept';
import { DueRemindersAreFoundByOrganization1700000000018 } from './1700000000018-due-reminders-are-found-by-organization';
import { WhoTookPart1700000000019 } from './1700000000019-who-took-part';
import { DecidedStaysDecided1700000000020 } from './1700000000020-decided-stays-decided';
import { NotificationsKnowTheirAssessment1700000000021 } from './1700000000021-notifications-know-their-assessment';
import { FilesCanBeWithdrawn1700000000022 } from './1700000000022-files-can-be-withdrawn';
import { ChangesCarryTheVersionThatWasSeen1700000000024 } from './1700000000024-changes-carry-the-version-that-was-seen';
import { OperatorsSetLimitsAndSuspend1700000000026 } from './1700000000026-operators-set-limits-and-suspend';
import { NoticesKeepWhatTheyTell1700000000027 } from './1700000000027-notices-keep-what-they-tell';
import { DeliveriesAreRemembered1700000000028 } from './1700000000028-deliveries-are-remembered';
import { ASignOfLifeMayOvertakeAClaim1700000000029 } from './1700000000029-a-sign-of-life-may-overtake-a-claim';
import { PagesAreReadInTheOrderOfAnIndex1700000000030 } from './1700000000030-pages-are-read-in-the-order-of-an-index';
import { WhatIsOldMayBeDeleted1700000000031 } from './1700000000031-what-is-old-may-be-deleted';
import { EvidenceOfAnAssessmentIsFoundByIndex1700000000033 } from './1700000000033-evidence-of-an-assessment-is-found-by-index';
import { AssessmentsCanBeImported1700000000034 } from './1700000000034-assessments-can-be-imported';
import { ImportsCanBeUndone1700000000035 } from './1700000000035-imports-can-be-undone';
import { WorkIsHandedOver1700000000036 } from './1700000000036-work-is-handed-over';
import { PeopleChooseHowTheyWork1700000000038 } from './1700000000038-people-choose-how-they-work';
import { InvitationsSayForWhomTheyAre1700000000039 } from './1700000000039-invitations-say-for-whom-they-are';
import { ObjectsAreArchivedAndDeleted1700000000040 } from './1700000000040-objects-are-archived-and-deleted';
import { WhatHidesIsFoundByIndex1700000000041 } from './1700000000041-what-hides-is-found-by-index';
import { AssessmentsSayWhoAssessesWhen1700000000042 } from './1700000000042-assessments-say-who-assesses-when';
import { OrganizationsDemandWhatAVersionRestsOn1700000000043 } from './1700000000043-organizations-demand-what-a-version-rests-on';
import { TitlesAreSearchedByTheirWords1700000000044 } from './1700000000044-titles-are-searched-by-their-words';
import { EarlierTitlesAreSearchedToo1700000000045 } from './1700000000045-earlier-titles-are-searched-too';
import { EvidenceThatEndsIsFoundByItsDay1700000000047 } from './1700000000047-evidence-that-ends-is-found-by-its-day';
import { ImportsGoIntoAssessmentsThatExist1700000000048 } from './1700000000048-imports-go-into-assessments-that-exist';
import { WhatBelongsToNamesFindsItsPeople1700000000049 } from './1700000000049-what-belongs-to-names-finds-its-people';
import { PlansAreForCategoriesToo1700000000050 } from './1700000000050-plans-are-for-categories-too';
import { OrganizationsLeaveAndArriveAsArchives1700000000051 } from './1700000000051-organizations-leave-and-arrive-as-archives';
import { ImportsGoOnAsJobs1700000000052 } from './1700000000052-imports-go-on-as-jobs';
import { ImportsInviteThePeopleTheyName1700000000053 } from './1700000000053-imports-invite-the-people-they-name';
import { DecisionsSayWhichArchiveTheyCameWith1700000000054 } from './1700000000054-decisions-say-which-archive-they-came-with';
import { UndoingSeesMoreOfWhatChanged1700000000055 } from './1700000000055-undoing-sees-more-of-what-changed';
import { RowsAreHeldInOneOrder1700000000056 } from './1700000000056-rows-are-held-in-one-order';
import { UndoingSeesWhatWasArchivedAndDeleted1700000000057 } from './1700000000057-undoing-sees-what-was-archived-and-deleted';
import { SamplesSayThatTheyAreBeingFilled1700000000062 } from './1700000000062-samples-say-that-they-are-being-filled';
import { ReportsAreMadeOfAssessments1700000000063 } from './1700000000063-reports-are-made-of-assessments';
import { ReportsAreMadeForWordToo1700000000064 } from './1700000000064-reports-are-made-for-word-too';
import { ReportsAreSigned1700000000066 } from './1700000000066-reports-are-signed';
import { OrganizationsStoreKeysForSigning1700000000067 } from './1700000000067-organizations-store-keys-for-signing';
import { UsesOfStoredKeysAreKept1700000000068 } from './1700000000068-uses-of-stored-keys-are-kept';
import { SignedReportsHaveIds1700000000071 } from './1700000000071-signed-reports-have-ids';
import { UsesOfKeysNameTheMethod1700000000072 } from './1700000000072-uses-of-keys-name-the-method';
import { ReportsAreListedByTime1700000000073 } from './1700000000073-reports-are-listed-by-time';
import { AccountsAreWrittenTo1700000000074 } from './1700000000074-accounts-are-written-to';
import { MailsAreKeptWhereNoneLeave1700000000075 } from './1700000000075-mails-are-kept-where-none-leave';

/** Every migration, oldest first. Each is one change, frozen once merged. */
export const migrations = [
  AccountsAndOrganizations1700000000001,
  ModelReleases1700000000002,
  Assessments1700000000003,
  Evidence1700000000004,
  ImprovementAndNotifications1700000000005,
  RateLimits1700000000006,
  OutboxRemembersWhatWasHandled1700000000007,
  GuestAuditorGrants1700000000008,
  ResponseContributors1700000000009,
  ModelExtensions1700000000010,
  ALiveClientBelongsToOneAccount1700000000011,
  LiveSocketsAreCountedForEachAccount1700000000012,
  NotesCanBeSetApart1700000000013,
  JobsAreRelayedByKindAndDeadLettersAreKept1700000000017,
  DueRemindersAreFoundByOrganization1700000000018,
  WhoTookPart1700000000019,
  DecidedStaysDecided1700000000020,
  NotificationsKnowTheirAssessment1700000000021,
  FilesCanBeWithdrawn1700000000022,
  ChangesCarryTheVersionThatWasSeen1700000000024,
  OperatorsSetLimitsAndSuspend1700000000026,
  NoticesKeepWhatTheyTell1700000000027,
  DeliveriesAreRemembered1700000000028,
  ASignOfLifeMayOvertakeAClaim1700000000029,
  PagesAreReadInTheOrderOfAnIndex1700000000030,
  WhatIsOldMayBeDeleted1700000000031,
  EvidenceOfAnAssessmentIsFoundByIndex1700000000033,
  AssessmentsCanBeImported1700000000034,
  ImportsCanBeUndone1700000000035,
  WorkIsHandedOver1700000000036,
  PeopleChooseHowTheyWork1700000000038,
  InvitationsSayForWhomTheyAre1700000000039,
  ObjectsAreArchivedAndDeleted1700000000040,
  WhatHidesIsFoundByIndex1700000000041,
  AssessmentsSayWhoAssessesWhen1700000000042,
  OrganizationsDemandWhatAVersionRestsOn1700000000043,
  TitlesAreSearchedByTheirWords1700000000044,
  EarlierTitlesAreSearchedToo1700000000045,
  EvidenceThatEndsIsFoundByItsDay1700000000047,
  ImportsGoIntoAssessmentsThatExist1700000000048,
  WhatBelongsToNamesFindsItsPeople1700000000049,
  PlansAreForCategoriesToo1700000000050,
  OrganizationsLeaveAndArriveAsArchives1700000000051,
  ImportsGoOnAsJobs1700000000052,
  ImportsInviteThePeopleTheyName1700000000053,
  DecisionsSayWhichArchiveTheyCameWith1700000000054,
  UndoingSeesMoreOfWhatChanged1700000000055,
  RowsAreHeldInOneOrder1700000000056,
  UndoingSeesWhatWasArchivedAndDeleted1700000000057,
  SamplesSayThatTheyAreBeingFilled1700000000062,
  ReportsAreMadeOfAssessments1700000000063,
  ReportsAreMadeForWordToo1700000000064,
  ReportsAreSigned1700000000066,
  OrganizationsStoreKeysForSigning1700000000067,
  UsesOfStoredKeysAreKept1700000000068,
  SignedReportsHaveIds1700000000071,
  UsesOfKeysNameTheMethod1700000000072,
  ReportsAreListedByTime1700000000073,
  AccountsAreWrittenTo1700000000074,
  MailsAreKeptWhereNoneLeave1700000000075,
];
