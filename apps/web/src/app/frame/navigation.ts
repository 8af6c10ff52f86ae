import { allows, seesAll, type Permission, type Role } from '@certitude/contracts';
import { type IconName } from '@certitude/web/ui';

/** A place in the rail and the bottom bar. */
export interface Page {
  readonly path: string;
  readonly label: string;
  /** For the bottom bar, where there is room for one short word. */
  readonly short: string;
  readonly icon: IconName;
  readonly needs: Permission;
}

/** The main pages in order. */
const PAGES: readonly Page[] = [
  { path: 'my-work', label: 'My work', short: 'My work', icon: 'inbox', needs: 'assessment:read-granted' },
  {
    path: 'dashboard',
    label: 'Dashboard',
    short: 'Dashboard',
    icon: 'layout-dashboard',
    needs: 'organization:read',
  },
  {
    path: 'assessments',
    label: 'Assessments',
    short: 'Assess',
    icon: 'clipboard-check',
    needs: 'assessment:read-granted',
  },
  { path: 'evidence', label: 'Evidence', short: 'Evidence', icon: 'file-check', needs: 'assessment:read-granted' },
  { path: 'plans', label: 'Action plans', short: 'Plans', icon: 'list-checks', needs: 'plan:read' },
  { path: 'model', label: 'Model', short: 'Model', icon: 'book-open', needs: 'organization:read' },
];

const SETTINGS: Page = {
  path: 'settings',
  label: 'Settings',
  short: 'Settings',
  icon: 'settings',
  needs: 'organization:read',
};

export const pagesFor = (role: Role): readonly Page[] => PAGES.filter(({ needs }) => allows(role, needs));
/** Where a person begins: with what waits for them, or, who was let into assessments, with these. */
export const homeFor = (role: Role): string => (seesAll(role) ? 'my-work' : 'assessments');
export const settingsFor = (role: Role): Page | null => (allows(role, SETTINGS.needs) ? SETTINGS : null);
