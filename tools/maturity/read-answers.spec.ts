import { readAnswers } from './read-answers';
import { InputError } from './run-tool';

const answer = { module: 'G', category: '1', requirement: '1', applicability: 'applicable', level: 4 };
const file = (...answers: readonly unknown[]) => JSON.stringify({ answers });

describe('answers from standard input', () => {
  it('are read as they are, without fields that are none of ours', () => {
    expect(readAnswers(file({ ...answer, note: 'mine' }))).toEqual([answer]);
  });

  it('may name a category or a module alone', () => {
    const scope = { module: 'G', applicability: 'not-applicable', level: 0 };
    expect(readAnswers(file(scope, { ...scope, category: '1' }))).toEqual([scope, { ...scope, category: '1' }]);
  });

  it('take an empty level for not assessed', () => {
    expect(readAnswers(file({ ...answer, level: null }))).toEqual([{ ...answer, level: 0 }]);
  });

  it.each([
    ['no JSON', '{', 'not JSON'],
    ['nothing', ' ', 'is empty'],
    ['a list', '[]', 'must be an object with "answers"'],
    ['no answers', '{}', 'standard input.answers: must be a list'],
    ['an answer that is text', file('G'), 'answers[0]: must be an object'],
    ['a category that is a number', file({ ...answer, category: 1 }), 'answers[0].category: must be an id in quotes'],
    ['no module', file({ ...answer, module: undefined }), 'answers[0].module'],
    ['no level', file({ ...answer, level: undefined }), 'answers[0].level: must be a whole number'],
    ['half a level', file({ ...answer, level: 2.5 }), 'answers[0].level: must be a whole number'],
    ['a level in words', file({ ...answer, level: '3' }), 'answers[0].level: must be a whole number'],
    [
      'an unknown applicability',
      file(answer, { ...answer, applicability: 'yes' }),
      'answers[1].applicability: must be one of',
    ],
  ])('are refused with a sentence when there is %s', (_name, json, message) => {
    expect(() => readAnswers(json)).toThrow(InputError);
    expect(() => readAnswers(json)).toThrow(message);
  });

  it('are refused with every problem at once', () => {
    expect(() => readAnswers(file({ ...answer, level: 9 }, { ...answer, level: 8 }))).toThrow(
      /answers\[0\].*\n.*answers\[1\]/,
    );
  });
});
