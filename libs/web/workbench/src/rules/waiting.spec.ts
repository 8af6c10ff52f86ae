import { type ResponseStatus } from '@certitude/contracts';
import { ada, otto, petra } from '@certitude/web/testing';
import { awaitsPerson } from './waiting';

const of = (status: ResponseStatus) => ({ status, owner: petra, reviewer: otto });

describe('an answer waits for', () => {
  it.each<[ResponseStatus, boolean, boolean]>([
    ['not-started', false, false],
    ['in-progress', false, false],
    ['ready-for-review', false, true],
    ['changes-requested', true, false],
    ['accepted', false, false],
  ])('its owner or its reviewer: %s', (status, owner, reviewer) => {
    expect([petra, otto, ada].map((person) => awaitsPerson(of(status), person))).toEqual([owner, reviewer, false]);
  });
});
