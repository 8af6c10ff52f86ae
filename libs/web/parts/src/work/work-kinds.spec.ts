import { workInWords } from './work-kinds';

const NONE = { plan: 0, task: 0, evidence: 0, answer: 0, review: 0 };

it.each([
  [NONE, ''],
  [{ ...NONE, plan: 1 }, '1 action plan'],
  [{ ...NONE, plan: 2, review: 1 }, '2 action plans and 1 review'],
  [{ ...NONE, task: 3, evidence: 1, answer: 78 }, '3 tasks, 1 piece of evidence and 78 answers'],
])('work of several kinds is said in words: %j', (counts, words) => {
  expect(workInWords(counts)).toBe(words);
});
