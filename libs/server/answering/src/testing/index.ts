// What tests of other libraries use of this one, and nothing of the product does.
export { LiveAccess } from '../live/live-access';
export { RoomStore } from '../live/room-store';
export { enterState } from './enter-state';
export { ACCEPTED_EARLIER, hostileNote, laborious } from './hostile-notes';
export { World } from './world';
export type { GivenAssessment } from './world';
