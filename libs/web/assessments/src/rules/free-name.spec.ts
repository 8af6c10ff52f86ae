import { freeName } from './free-name';

it.each([
  [[], 'Assessment 2030'],
  [['Assessment 2029', 'Root'], 'Assessment 2030'],
  [['assessment 2030 '], 'Assessment 2030 (2)'],
  [['Assessment 2030', 'Assessment 2030 (2)', 'Assessment 2030 (4)'], 'Assessment 2030 (3)'],
])('a new assessment beside %j is suggested to be called “%s”', (taken, name) => {
  expect(freeName(2030, taken)).toBe(name);
});
