export { Uuid, AccountId, SessionId, OrganizationId, InvitationId, ModelReleaseId, ModelExtensionId } from './ids';
export { PkiId, AssessmentId, AssessmentVersionId, ResponseId, ReviewId, EvidenceId } from './ids';
export { EvidenceRevisionId, StoredFileId, ActionPlanId, PlanTaskId, ReminderId, ReportId, DeletionId } from './ids';
export { HandoverId, NotificationId, ImportId, ImportJobId, ArchiveId, ArrivalId } from './ids';
export { OutboxEventId, DeadLetterId } from './ids';
export type { Id } from './ids';
export { Version, SeenVersion, changesOf, editOf, FieldVersion, EditConflict, conflictsOf, differing } from './edits';
export type { Edit, EditedRow, FieldVersions, FoundConflict } from './edits';
export {
  Timestamp,
  DateOnly,
  Name,
  FreeText,
  TimeZone,
  storableTimeZone,
  DateLocale,
  storableDateLocale,
  MAX_PAGE,
  PageQuery,
  Standing,
  Order,
  Flag,
  pageOf,
  Done,
} from './primitives';
export { isolated } from './text';
export { speakPlainly } from './plain-messages';
export type { Page } from './primitives';
export {
  ROLES,
  Role,
  PERMISSIONS,
  Permission,
  ROLE_PERMISSIONS,
  allows,
  seesAll,
  mayOpen,
  mayGrant,
  mayAnswer,
  mayEditAnswers,
} from './access';
export type { AnswerOwnership } from './access';
export { OPERATOR_LIMITS, type OperatorLimit } from './operator-limits';
export type { ErrorCode } from './errors';
export { FieldProblem, Problem } from './problem';
export { Nothing, endpoint } from './endpoint';
export type { HttpMethod, Endpoint, InputOf, RequestOf, ResponseOf } from './endpoint';
export {
  Email,
  Password,
  THEMES,
  ThemeChoice,
  AccountProfile,
  EditAccount,
  PICTURE_TYPES,
  PictureType,
  MAX_PICTURE,
  PICTURE_SIDE,
  NewPicture,
  AccountView,
  ChangeEmail,
  ChangePassword,
  OpenSessionView,
  accountApi,
} from './account';
export { OUTBOX_KEY_HEADER, HeldMailView, HeldMail, outboxApi } from './held-mail';
export { KEY_COMMANDS, KeyCommand, DEFAULT_KEYS, SingleKey, KeyPreference, keysOf, keyConflicts } from './keys';
export {
  SignUp,
  SignIn,
  MembershipView,
  SessionView,
  InstanceView,
  AskSignUp,
  ForgottenPassword,
  NewPassword,
  sessionApi,
} from './session';
export { InvitationToken } from './invitation-token';
export {
  OrganizationParams,
  SIZE_BANDS,
  OrganizationProfile,
  EditOrganization,
  CreateOrganization,
  CreateSample,
  OrganizationView,
  MemberView,
  MembersQuery,
  EditMember,
  CreateInvitation,
  InvitationView,
  NewInvitation,
  InvitationOffer,
  organizationsApi,
} from './organizations';
export {
  ModelReleaseSummary,
  ReferenceView,
  RequirementView,
  LevelView,
  CategoryView,
  ModuleView,
  ModelReleaseView,
  ReleaseChange,
  modelsApi,
} from './models';
export {
  ModelExtensionSummary,
  WeightOverlayView,
  RelevanceCriterionView,
  ExtensionRequirementView,
  ExtensionCategoryView,
  ModelExtensionView,
  modelExtensionsApi,
} from './model-extensions';
export { PkiProfile, CreatePki, EditPki, PkiView, PkiParams, PkisQuery, pkisApi } from './pkis';
export {
  METHODS,
  Method,
  Policy,
  ASSESSMENT_STATES,
  AssessmentState,
  AssessorKind,
  ASSESSOR_KINDS,
  AssessmentDetails,
  EditAssessment,
  daysOutOfOrder,
  isSameKindOfAnswers,
  CreateAssessment,
  ScoreView,
  AssessmentView,
  AssessmentVersionView,
  HistoryEntry,
  AssessmentParams,
  ResponseParams,
  ContributorParams,
  MAX_CONTRIBUTORS,
  AssessmentsQuery,
  assessmentsApi,
} from './assessments';
export { ArchiveMark } from './archive-mark';
export { REVIEW_DECISIONS, ReviewDecision, ReviewView, ResponseReviewView } from './response-reviews';
export { QUARANTINE_REASONS, QuarantineReason, QuarantinedNoteView, RepairedNoteView } from './quarantined-notes';
export { GuestGrantInput, EditGuestGrant, GuestGrantView, AssessmentPerson, GuestParams, guestsApi } from './guests';
export {
  Level,
  Applicability,
  RESPONSE_STATUSES,
  ResponseStatus,
  FIELD_VALUES,
  ResponseField,
} from './live/answer-fields';
export { ClientId, SubmittedOperation, Join, Leave, Submit } from './live/edits';
export { LIVE_LIMITS } from './live/limits';
export { LIVE } from './live/messages';
export { Cursor, NOTE_FRAGMENT, Presence } from './live/presence';
export { REJECTIONS, RejectionCode, HANDSHAKE_REFUSALS } from './live/refusals';
export { STREAM_STATES, ResponseContributors } from './live/stream';
export type { FieldValue } from './live/answer-fields';
export type {
  Resync,
  SavingChanged,
  StreamStateChanged,
  SurroundingsChanged,
  PermissionsChanged,
} from './live/messages';
export type { PersonPresence, PresenceFrame } from './live/presence';
export type { HandshakeRefusal, Rejection, Refused, MessageRefused, Rejected } from './live/refusals';
export type {
  Overwritten,
  StreamOperation,
  FieldChange,
  OperationsFrame,
  FieldOrigin,
  ResponseValues,
  ResponseSnapshot,
  NoteSnapshot,
  AssessmentSnapshot,
  StreamState,
  Joined,
} from './live/stream';
export { ownBytes } from './wire/bytes';
export type { WireBytes } from './wire/bytes';
export { packContent, unpackJoined } from './wire/packed-content';
export type { PackedContent } from './wire/packed-content';
export { packOperations, unpackOperations } from './wire/packed-operations';
export type { PackedFrame } from './wire/packed-operations';
export { AssessmentContent, BesideAnswers, readingApi, SetTarget, TargetView } from './reading';
export {
  EVIDENCE_KINDS,
  EVIDENCE_STATES,
  EvidenceState,
  StoredFileView,
  EvidenceAddress,
  EvidenceContent,
  CreateEvidence,
  ReviseEvidence,
  EvidenceRevisionView,
  EvidenceLinkView,
  EvidenceView,
  EvidenceDecision,
  SubmitEvidence,
  EvidenceQuery,
  EVIDENCE_SORTS,
  EvidenceSort,
  UploadQuery,
  EvidenceParams,
  FileParams,
  evidenceApi,
} from './evidence';
export {
  PLAN_STATUSES,
  PlanStatus,
  PRIORITIES,
  Priority,
  PLAN_TRANSITIONS,
  CategoryPlace,
  CreatePlan,
  PlanContent,
  EditPlan,
  PlanTaskContent,
  AddPlanTask,
  EditPlanTask,
  PlanTaskView,
  PlanView,
  PlansQuery,
  PLAN_SORTS,
  PlanSort,
  NOBODY,
  OPEN_PLANS,
  plansApi,
} from './improvement';
export { JUDGED_KINDS, MAX_DECIDERS, Deciders, decidersApi } from './decisions';
export type { JudgedKind } from './decisions';
export {
  AWAITING_REVIEW,
  CLOSED_ASSESSMENT_STATES,
  TO_ANSWER,
  awaitsReview,
  isAnswered,
  isOverdueAnswer,
  isSetAside,
  mayBeHandedIn,
} from './rules/answer.rules';
export { isTargetOf, targetAt } from './rules/target.rules';
export { DECIDING, decisionObstacle, mayDecide, tookPartIn } from './rules/decision.rules';
export type { Actor, DecisionObstacle } from './rules/decision.rules';
export {
  AWAITING_DECISION,
  awaitsDecision,
  hasEnded,
  isDraftRevision,
  mayAttach,
  mayBeAccepted,
  mayChangeEvidence,
  mayWithdraw,
  standingState,
  submissionObstacle,
} from './rules/evidence.rules';
export {
  OVER_PLAN_STATUSES,
  awaitsVerification,
  isClosedPlan,
  isOverPlan,
  isOverduePlan,
  leadsTo,
  mayEditPlan,
  mayManagePlans,
  mayMove,
  mayTick,
  mayWorkOn,
  mayWorkOnTask,
  offeredStatuses,
} from './rules/plan.rules';
export { NotificationView, NotificationsPage, notificationsApi } from './notifications';
export { PkiStanding, NextDate, DashboardView, WorkItem, FIRST_ANSWERS, FirstSteps, insightsApi } from './insights';
export { AnswerToReview, UnheldItem, UnheldQuery } from './insights';
export { WORK_KINDS, WorkKind, WorkCounts, Handover, HandoverView } from './handover';
export { mayHold, mayHandOver, heldKinds, handoverSteps } from './rules/handover.rules';
export { SEARCH_KINDS, SearchKind, SearchHit, SearchGroup, SearchQuery, searchApi } from './search';
export { isPastDue } from './due';
export { EVENTS, JobEnvelope, BusMessage, MOST_RECIPIENTS, MOST_TOLD } from './events';
export type { EventName, EventPayload } from './events';
export {
  ACCEPTED_FILES,
  acceptedInWords,
  FileSettings,
  FileSettingsView,
  filesApi,
  sizeInWords,
  WithdrawFile,
} from './files';
export type { AcceptedExtension } from './files';
