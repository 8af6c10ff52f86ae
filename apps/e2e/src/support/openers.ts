/** A control by its role and the beginning of its name. */
export type Control = readonly [role: 'button' | 'menuitem', name: RegExp];

/** How somebody opens something that lies above a page, by keyboard. */
export interface Opener {
  /** The file of the component without its end; of what is not a dialog, its name here. */
  readonly opens: string;
  /** Of the list of pages. */
  readonly path: string;
  /** Pressed in turn. What is above the page is opened by the last. */
  readonly by: readonly Control[];
  /** Somebody has typed something that is not saved before. */
  readonly unsaved?: true;
  /** Only there in a window as narrow as a phone. */
  readonly onPhones?: true;
}

const MORE: Control = ['button', /^More$/];
const PERSON: Control = ['button', /account, theme and sign out/];

/** Every dialog of the product; a test of the web application compares this list with its components. */
export const DIALOGS: readonly Opener[] = [
  { opens: 'create-pki-dialog', path: 'assessments', by: [['button', /^New PKI/]] },
  { opens: 'create-assessment-dialog', path: 'assessments', by: [['button', /^New assessment/]] },
  { opens: 'delete-dialog', path: 'pkis/:pkiId', by: [['button', /^Delete…/]] },
  { opens: 'content-dialog', path: 'evidence', by: [['button', /^Add evidence/]] },
  { opens: 'withdraw-dialog', path: 'evidence/:evidenceId', by: [['button', /^Withdraw the file/]] },
  { opens: 'invite-dialog', path: 'settings/invitations', by: [['button', /^Invite someone/]] },
  { opens: 'confirmation', path: 'settings/invitations', by: [['button', /^Withdraw/]] },
  { opens: 'removal-dialog', path: 'settings/members', by: [['button', /^Remove /]] },
  { opens: 'finalize-dialog', path: 'assessments/:runningId', by: [['button', /^Finalize/]] },
  { opens: 'contributors-dialog', path: 'assessments/:runningId', by: [['button', /^Invite people/]] },
  { opens: 'versions-dialog', path: 'assessments/:runningId', by: [MORE, ['menuitem', /Versions/]] },
  { opens: 'guests-dialog', path: 'assessments/:runningId', by: [MORE, ['menuitem', /Guest auditors/]] },
  { opens: 'order-report-dialog', path: 'assessments/:runningId/reports', by: [['button', /^New report/]] },
  { opens: 'signatures-dialog', path: 'assessments/:assessmentId/reports', by: [['button', /^Signatures/]] },
  { opens: 'keys-help', path: 'assessments/:runningId', by: [MORE, ['menuitem', /Keys/]] },
  { opens: 'leaving-dialog', path: 'my-work', by: [PERSON, ['menuitem', /Sign out/]], unsaved: true },
];

/** Every menu and panel that lies above a page. */
export const PANELS: readonly Opener[] = [
  { opens: 'workbench-head', path: 'assessments/:runningId', by: [MORE] },
  { opens: 'export-menu', path: 'model/:releaseId', by: [['button', /^Export/]] },
  { opens: 'next-step', path: 'plans/:openPlanId', by: [['button', /^More steps/]] },
  { opens: 'person-menu', path: 'my-work', by: [PERSON] },
  { opens: 'organization-switcher', path: 'my-work', by: [['button', /switch organization/]] },
  { opens: 'notification-bell', path: 'my-work', by: [['button', /^Notifications/]] },
  { opens: 'palette', path: 'my-work', by: [['button', /^Search/]] },
  { opens: 'bottom-bar', path: 'my-work', by: [['button', /^More pages/]], onPhones: true },
];
