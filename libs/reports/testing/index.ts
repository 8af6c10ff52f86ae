export { frozen, reportSource, note, requirementsOf, selfSource } from './sources';
export { elements, partOf, styleOf, wordParts, wordText } from './word';
