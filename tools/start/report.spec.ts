import { DirectoryInUse } from './claim';
import { LaunchError } from './errors';
import { explanation } from './report';

describe('what a person reads when something goes wrong', () => {
  it('is a sentence when they can put it right', () => {
    expect(explanation(new LaunchError('Set PORT.'))).toBe('Set PORT.');
  });

  it('is the address of the running one when they start it twice', () => {
    const text = explanation(new DirectoryInUse('/data', { pid: 7, birth: 'x', address: 'http://localhost:4300' }));
    expect(text).toMatch(/already running: open http:\/\/localhost:4300 .*DATA_DIR/);
  });

  it('says so when the other one is not ready yet', () => {
    expect(explanation(new DirectoryInUse('/data', { pid: 7, birth: 'x' }))).toContain('already starting');
  });

  it('has a stack when the mistake is ours', () => {
    expect(explanation(new TypeError('x is undefined'))).toContain('report.spec.ts');
    expect(explanation('odd')).toBe('odd');
  });
});
