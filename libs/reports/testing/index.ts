export { frozen, reportSource, note, requirementsOf, selfSource, withBaseline } from './sources';
export { elements, partOf, styleOf, wordParts, wordText } from './word';
export { refusedWords } from './words';
