export { assessmentsRoutes } from './routes';

/** What stands above every page, as long as changes of assessments are not saved; loaded when the frame has time. */
export const editsElsewhere = () =>
  import('./pages/edits-elsewhere-notice').then(({ EditsElsewhereNotice }) => EditsElsewhereNotice);
