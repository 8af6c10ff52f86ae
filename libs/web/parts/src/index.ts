export type { AnswerPlace } from './answer-place';
export { Deletions } from './deletions/deletions';
export { KIND_NOUNS } from './deletions/hanging-text';
export { ObjectActions } from './deletions/object-actions';
export type { ArchivableObject } from './deletions/object-actions';
export { Deciders } from './decisions/deciders';
export type { JudgedPlace } from './decisions/decision-requests';
export { Decide } from './decisions/decide';
export { FromArchive } from './decisions/from-archive';
export { decisionForm } from './decisions/decision-form';
export type { Decision } from './decisions/decision-form';
export { ContentDialog } from './evidence/content-dialog';
export type { ContentRequest } from './evidence/content-dialog';
export { EndedEvidence } from './evidence/ended-evidence';
export { EvidenceContentView } from './evidence/evidence-content';
export { EvidenceDecision } from './evidence/evidence-decision';
export { EvidenceLibrary } from './evidence/evidence-library';
export type { EvidenceFilter } from './evidence/evidence-library';
export { EvidenceOf } from './evidence/evidence-of';
export { EvidenceSubmission } from './evidence/evidence-submission';
export { isUndecided, maySubmitEvidence } from './evidence/evidence-standing';
export { FilePick } from './files/file-pick';
export type { ExportChoice } from './exports/export-choices';
export { ExportMenu } from './exports/export-menu';
export { Exports } from './exports/exports';
export { FileState } from './files/file-state';
export { PropertyInPlace } from './editing/property-in-place';
export type { PropertyChoice } from './editing/property-in-place';
export { TextInPlace } from './editing/text-in-place';
export type { EditedText } from './editing/text-in-place';
export { Files } from './files/files';
export { Leaving } from './leaving/leaving';
export { PkiNames } from './lists/pki-names';
export { ShowMore } from './lists/show-more';
export { NoteText } from './notes/note-text';
export { noteView } from './notes/note-view';
export { NamedPerson } from './people/named-person';
export { peopleToChoose } from './people/people-to-choose';
export { PersonById } from './people/person';
export { PersonPick } from './people/person-pick';
export { PlanDue } from './plans/plan-due';
export { PlanFields } from './plans/plan-fields';
export { PlanLevels } from './plans/plan-levels';
export { EMPTY_PLAN, PlanForm, planChanges, savedPlan } from './plans/plan-model';
export type { PlannedAnswer, WholeCategory } from './plans/plan-model';
export { Plans } from './plans/plans';
export type { PlanFilter } from './plans/plans';
export { PlansOf } from './plans/plans-of';
export { Responsible } from './plans/responsible';
export { Beside } from './scores/beside';
export { ModelReleases } from './releases/model-releases';
export { newestFirst } from './releases/newest-first';
export { EMPTY_OUTLINE, neighbour, outlineOf } from './scores/outline';
export type { Outline, OutlineCategory, OutlineItem, OutlineModule } from './scores/outline';
export {
  levelNameOf,
  modelOf,
  optionsOf,
  ratingsOf,
  sameRatings,
  scoreOutline,
  shownScore,
} from './scores/outline-score';
export { WhyScore } from './scores/why-score';
export { WORK_KIND_NAMES, workInWords, workOfKind } from './work/work-kinds';
