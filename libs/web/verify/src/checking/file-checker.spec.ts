import { LIMITS } from '@certitude/signatures/limits';
import { FileChecker } from './file-checker';

describe('the checker of files', () => {
  it('does not read a file that is larger than may be', async () => {
    const file = new File(['%PDF'], 'report.pdf');
    Object.defineProperty(file, 'size', { value: LIMITS.file + 1 });
    const read = jest.fn(() => Promise.resolve(new ArrayBuffer(4)));
    Object.defineProperty(file, 'arrayBuffer', { value: read });
    expect(await new FileChecker().check(file, { roots: [], stop: new AbortController().signal })).toEqual({
      kind: 'unreadable',
      reason: 'This file is too large to be inspected.',
    });
    expect(read).not.toHaveBeenCalled();
  });

  it('does not read roots that are larger than may be', async () => {
    const root = new File(['PEM'], 'root.pem');
    Object.defineProperty(root, 'size', { value: LIMITS.roots + 1 });
    const wish = { roots: [root], stop: new AbortController().signal };
    expect(await new FileChecker().check(new File(['%PDF'], 'report.pdf'), wish)).toEqual({
      kind: 'unreadable-roots',
      reason: 'These roots are too large to be read.',
    });
  });
});
