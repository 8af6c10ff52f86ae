export { FakeStream } from './fake-stream';
export type { FakeTab } from './fake-stream';
export { places, snapshotOf } from './given';
export { Browser, givenStream, guest, inTab, jan, lea, openTab, settled } from './open-tab';
export type { OpenTab } from './open-tab';
