import { workbenchAddress } from './routes';

describe('addresses of an assessment', () => {
  const match = (path: string) => workbenchAddress(path.split('/').map((part) => ({ path: part })) as never)?.posParams;

  it('name the assessment, and its response where there is one', () => {
    expect(match('assessments/a')).toMatchObject({ assessmentId: { path: 'a' } });
    expect(match('assessments/a/responses/r')).toMatchObject({
      assessmentId: { path: 'a' },
      responseId: { path: 'r' },
    });
  });

  it.each([
    'assessments',
    'assessments/a/responses',
    'assessments/a/other/r',
    'plans/a',
    'assessments/a/responses/r/more',
  ])('are not %s', (path) => expect(match(path)).toBeUndefined());
});
