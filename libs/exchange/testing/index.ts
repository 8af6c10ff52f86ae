export { exportText, keysOf } from './exports';
export { fullWorkbookFile } from './full-workbook';
export { hasOfficialFiles, officialFile, officialFiles } from './official-files';
export { release, releases } from './releases';
export { workspace } from './workspace';
