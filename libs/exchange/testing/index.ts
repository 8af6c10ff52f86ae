export { exportText, keysOf } from './exports';
export { fullWorkbookFile } from './full-workbook';
export { officialFile, officialFiles } from './official-files';
export { release } from './releases';
