import { signal } from '@angular/core';
import { TestBed } from '@angular/core/testing';
import { form, required, submit } from '@angular/forms/signals';
import { ApiError } from '../http/api-error';
import { reportFailures, sending } from './server-errors';

const refused = (problems: readonly { path: string; message: string }[]): ApiError =>
  ApiError.fromAnswer(400, {
    type: 'urn:certitude:request.invalid',
    title: 'The request is not valid.',
    status: 400,
    detail: 'Correct it.',
    code: 'request.invalid',
    requestId: 'r',
    problems,
  });

async function given(error: ApiError | null) {
  const model = signal({ name: '', period: { from: '' } });
  const plan = TestBed.runInInjectionContext(() => form(model));
  const worked = await submit(plan, (field) =>
    reportFailures(field, () => (error ? Promise.reject(error) : Promise.resolve())),
  );
  return { plan, worked };
}

describe('a form whose request was refused', () => {
  it('shows each problem at the field it names, however deep', async () => {
    const { plan, worked } = await given(
      refused([
        { path: 'body.name', message: 'must not be empty' },
        { path: 'body.period.from', message: 'must be a date' },
      ]),
    );
    expect(worked).toBe(false);
    expect(
      plan
        .name()
        .errors()
        .map(({ message }) => message),
    ).toEqual(['must not be empty']);
    expect(
      plan.period
        .from()
        .errors()
        .map(({ message }) => message),
    ).toEqual(['must be a date']);
    expect(plan().errors()).toEqual([]);
  });

  it('shows at the form what no field is to blame for', async () => {
    const { plan } = await given(refused([{ path: 'query.limit', message: 'is too big' }]));
    expect(
      plan()
        .errors()
        .map(({ message }) => message),
    ).toEqual(['The request is not valid. Correct it.']);
  });

  it('shows nothing when it worked', async () => {
    const { plan, worked } = await given(null);
    expect([worked, plan().errors()]).toEqual([true, []]);
  });

  it('is sent again with the same words, and not while something is wrong with them', async () => {
    const model = signal({ name: 'Northwind' });
    const work = jest.fn(() => Promise.reject(refused([{ path: 'body.name', message: 'is taken' }])));
    const plan = TestBed.runInInjectionContext(() =>
      form(model, (path) => required(path.name), { submission: sending(work) }),
    );
    await submit(plan);
    await submit(plan);
    expect(work).toHaveBeenCalledTimes(2);
    model.set({ name: '' });
    await submit(plan);
    expect(work).toHaveBeenCalledTimes(2);
  });
});
