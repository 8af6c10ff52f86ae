export { Button } from './button/button';
export type { ButtonSize, ButtonVariant } from './button/button';
export { closeDialogs } from './dialog/close-dialogs';
export { Icon } from './icon/icon';
export type { IconName } from './icon/icons';
export { Field } from './field/field';
export { AcceptedFiles } from './field/accepted-files';
export { Input } from './field/input';
export { DraftOf } from './draft/draft';
export type { MergeConflict, UnsavedForm } from './draft/draft';
export { DraftNotice } from './draft/draft-notice';
export { FormErrors } from './field/form-errors';
export { HIGHEST_LEVEL, NOT_APPLICABLE, NOT_ASSESSED, levelColour } from './level/level';
export type { LevelText } from './level/level';
export { LevelChip } from './level/level-chip';
export { Score } from './level/score';
export type { ScoreOf } from './level/score';
export {
  ASSESSMENT_FACES,
  ASSESSOR_NAMES,
  EVIDENCE_FACES,
  METHOD_NAMES,
  PLAN_FACES,
  PRIORITY_FACES,
  RESPONSE_FACES,
  ROLE_NAMES,
} from './state/faces';
export type { Face, Tone } from './state/faces';
export { StateDot } from './state/state-dot';
export { StatusBadge } from './state/status-badge';
export { Tag } from './state/tag';
export { Avatar } from './person/avatar';
export type { AvatarPerson } from './person/avatar';
export { PersonName } from './person/person-name';
export { ProgressBar } from './feedback/progress-bar';
export { Notice } from './feedback/notice';
export type { NoticeTone } from './feedback/notice';
export { EmptyState } from './feedback/empty-state';
export { ErrorState } from './feedback/error-state';
export type { Failure } from './feedback/error-state';
export { Skeleton } from './feedback/skeleton';
export { ToastOutlet } from './feedback/toast-outlet';
export type { ToastMessage } from './feedback/toast-outlet';
export { Card } from './layout/card';
export { PageHeader } from './layout/page-header';
export type { PageCrumb } from './layout/page-header';
export { KeyboardRow, KeyboardRows } from './table/keyboard-rows';
export { Markdown, markdownReady } from './text/markdown';
export { RelativeTime } from './time/relative-time';
export { Deadline } from './time/deadline';
export { Minutes } from './time/minutes';
export { TIME_ZONE, ownTimeZone } from './time/time-zone';
export { dateLocale } from './time/date-locale';
export {
  addDays,
  deadlineText,
  formatDate,
  formatDateOnly,
  formatDateTime,
  formatLongDate,
  formatSpan,
  formatTime,
  relativeTime,
  today,
} from './time/format';
export type { Moment } from './time/format';
