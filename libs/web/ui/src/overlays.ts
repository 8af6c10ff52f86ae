// What lies above a page. Apart from what every page needs: signing in has none.
export { Dialog } from './dialog/dialog';
export { DIALOG, Dialogs } from './dialog/dialogs';
export type { DialogOptions } from './dialog/dialogs';
export type { ConfirmQuestion } from './dialog/confirmation';
export { NextStep } from './layout/next-step';
export type { Step } from './layout/next-step';
export { Tooltip } from './tooltip';
