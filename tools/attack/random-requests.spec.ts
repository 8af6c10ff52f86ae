import { Prng } from '@certitude/collab/testing';
import { type Operation } from './openapi';
import { RandomRequests } from './random-requests';

const NAMES = {
  organizationId: '0197c5b2-7a3e-7cc0-8000-00000000000a',
  planId: '0197c5b2-7a3e-7cc0-8000-00000000000b',
};
const OPERATION: Operation = {
  method: 'POST',
  path: '/organizations/{organizationId}/plans/{planId}',
  isOpen: false,
  query: [{ name: 'limit', required: true, schema: { type: 'integer' } }],
  body: {
    type: 'object',
    properties: { title: { type: 'string' }, level: { enum: [1, 2] }, dueOn: { type: 'string', format: 'date' } },
    required: ['title', 'level'],
  },
  isUpload: false,
};
const drawn = (seed: number, count: number) => {
  const requests = new RandomRequests(new Prng(seed), [NAMES]);
  return Array.from({ length: count }, () => requests.next(OPERATION));
};

describe('requests by chance', () => {
  it('are the same for the same seed, and others for another one', () => {
    expect(drawn(3, 50)).toEqual(drawn(3, 50));
    expect(drawn(3, 50)).not.toEqual(drawn(4, 50));
  });

  it('reach the thing they name, mostly, and miss it now and then', () => {
    const place = `/api/organizations/${NAMES.organizationId}/plans/${NAMES.planId}?`;
    const hits = drawn(1, 400).filter(({ path }) => path.startsWith(place)).length;
    expect(hits).toBeGreaterThan(200);
    expect(hits).toBeLessThan(400);
  });

  it('carry bodies as described, and bodies with something odd in them', () => {
    const bodies = drawn(1, 400).map(({ body }) => String(body));
    const described = /^\{"title":"[^"]+","level":[12](,"dueOn":"\d{4}-\d\d-\d\d")?\}$/;
    const asDescribed = bodies.filter((body) => described.test(body)).length;
    expect(asDescribed).toBeGreaterThan(50);
    expect(asDescribed).toBeLessThan(250);
    expect(bodies.some((body) => body.includes('surplus'))).toBe(true);
  });
});
