import { failedParts, partOf } from './nx-output';

const output = `
 NX   Running target test for 2 projects:

- good
- bad

> nx run good:test

fine

> nx run bad:test

\u001b[31mbroken\u001b[39m

 NX   Running target test for 2 projects failed

Failed tasks:

- bad:test

  Run duration:      1.8s
`;

describe('the output of Nx', () => {
  it('is shown for one task alone, without colours', () => {
    expect(partOf(output, 'bad:test')).toBe('bad:test\n\nbroken');
    expect(partOf(output, 'other:test')).toBe('');
  });

  it('is shown for the failed tasks', () => {
    expect(failedParts(output)).toBe('bad:test\n\nbroken');
  });

  it('is shown whole when Nx itself failed', () => {
    expect(failedParts('Cannot read nx.json')).toBe('Cannot read nx.json');
  });
});
