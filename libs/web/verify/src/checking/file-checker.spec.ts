import { LIMITS } from '@certitude/signatures/limits';
import { FileChecker } from './file-checker';

describe('the checker of files', () => {
  it('does not read a file that is larger than may be', async () => {
    const file = new File(['%PDF'], 'report.pdf');
    Object.defineProperty(file, 'size', { value: LIMITS.file + 1 });
    const read = jest.fn(() => Promise.resolve(new ArrayBuffer(4)));
    Object.defineProperty(file, 'arrayBuffer', { value: read });
    expect(await new FileChecker().check(file)).toEqual({
      kind: 'unreadable',
      reason: 'This file is too large to be inspected.',
    });
    expect(read).not.toHaveBeenCalled();
  });
});
