import { type ResponseField, type ResponseId } from '@certitude/contracts';
import { OwnChanges } from './own-changes';

const change = (response: string, field: ResponseField = 'level') => ({ response: response as ResponseId, field });
const replica = { lastOwn: (response: ResponseId) => (response === 'gone' ? null : { value: 3 as const }) };

describe('what a person has set by hand', () => {
  it('is taken back from the last to the first, with what was there before', () => {
    const changes = new OwnChanges();
    changes.made(change('first'));
    changes.made(change('second', 'flag'));
    expect(changes.takeLast(replica)).toEqual({ ...change('second', 'flag'), before: { value: 3 } });
    expect(changes.takeLast(replica)).toMatchObject({ response: 'first' });
    expect(changes.takeLast(replica)).toBeNull();
  });

  it('is said to be changed by somebody else since', () => {
    const changes = new OwnChanges();
    changes.made(change('gone'));
    expect(changes.takeLast(replica)).toEqual({ ...change('gone'), before: null });
  });

  it('does not bring a hand-in back, nor anything of an assessment that was left', () => {
    const changes = new OwnChanges();
    changes.made(change('first', 'status'));
    expect(changes.takeLast(replica)).toBeNull();
    changes.made(change('first'));
    changes.clear();
    expect(changes.takeLast(replica)).toBeNull();
  });
});
