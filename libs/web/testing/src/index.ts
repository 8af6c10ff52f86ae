export { accountView } from './account-views';
export { EVIDENCE_HASH, evidenceView, fileView } from './evidence-views';
export { FakeServer } from './fake-server';
export { fakeId } from './ids';
export { ada, colleagues, organizationId, otto, petra, rita } from './people';
export { openDialog, openScreen } from './open-screen';
export type { Opened, OpenedDialog } from './open-screen';
export { planView, taskView } from './plan-views';
export type { Screen } from './screen';
