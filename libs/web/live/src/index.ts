export { AssessmentReading } from './assessment/assessment-reading';
export { settingOf } from './assessment/field-setting';
export type { FieldSetting } from './assessment/field-setting';
export { LiveAssessment } from './assessment/live-assessment';
export type { Obstacle } from './assessment/obstacle';
export type { CursorPlace } from './assessment/presence';
export { AssessmentNames } from './elsewhere/assessment-names';
export { EditsElsewhereSender } from './elsewhere/edits-elsewhere';
export type { EditsElsewhere } from './elsewhere/edits-elsewhere';
