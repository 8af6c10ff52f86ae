export { exportText, keysOf } from './exports';
export { fullWorkbookFile } from './full-workbook';
export { hasOfficialFiles, officialFile, officialFiles, officialJson } from './official-files';
export { release } from './releases';
