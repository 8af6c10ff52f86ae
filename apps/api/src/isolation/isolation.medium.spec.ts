import {
  type AccountId,
  AccountId as AccountIdSchema,
  assessmentsApi,
  endpoint,
  type Endpoint,
  guestsApi,
  OrganizationParams,
  ROLES,
} from '@certitude/contracts';
import { deletionsApi } from '@certitude/contracts/deleting';
import { AppError, Can, Input, newId, Serves, TenantDatabase } from '@certitude/server/core';
import { testServer, type TestServer } from '@certitude/server/testing';
import { Controller, Inject, Module } from '@nestjs/common';
import { z } from 'zod';
import { apiContexts } from './contexts';
import { keyOf, requestOf, sampleKeys, sampleOf } from './endpoint-samples';
import { Matrix, organizationDoors, type Samples, told } from './matrix';
import { letsThrough, tableKeys } from './role-table';
import { everythingOf } from './everything-of';
import { inhabited, type Inhabited, letIn, nothingKnown } from './two-organizations';

jest.setTimeout(600_000);
const environment = { SIGN_IN_ATTEMPTS: '1000' };

describe('every door of an organization', () => {
  let server: TestServer;
  let theirs: Inhabited;
  let matrix: Matrix;
  let doors: Endpoint[];
  beforeAll(async () => {
    server = await testServer({ modules: apiContexts(), environment });
    doors = organizationDoors(server);
    theirs = await inhabited(server);
    matrix = new Matrix(server, await inhabited(server), theirs, sampleOf);
  });
  afterAll(() => server.close());

  it('has a sample, and no sample is left over', () => {
    expect(doors.length).toBeGreaterThan(40);
    expect(sampleKeys().sort()).toEqual(doors.map(keyOf).sort());
  });

  it('opens to the owner with a sample that is valid', async () => {
    const readers = await inhabited(server);
    for (const door of doors) {
      // Some change or remove what others need: each of these gets its own organization.
      const { owner, names } = door.method === 'GET' ? readers : await inhabited(server);
      const { status, body } = await matrix.call(owner, door, names);
      expect({ door: keyOf(door), status, body }).toEqual({ door: keyOf(door), status: 200, body: expect.anything() });
    }
  });

  it('answers for another organization as for one that does not exist', async () => {
    const before = await everythingOf(server, theirs.names.organizationId);
    for (const door of doors) expect(await matrix.otherOrganization(door)).toEqual([]);
    expect(await everythingOf(server, theirs.names.organizationId)).toEqual(before);
  });

  it('answers for another organization’s things as for things that do not exist', async () => {
    const before = await everythingOf(server, theirs.names.organizationId);
    for (const door of doors) expect(await matrix.otherThings(door)).toEqual([]);
    expect(doors.flatMap((door) => matrix.namedBy(door)).length).toBeGreaterThan(50);
    expect(await everythingOf(server, theirs.names.organizationId)).toEqual(before);
  });

  it('answers for what was deleted as for what does not exist', async () => {
    const deleted = await inhabited(server);
    const remove = (params: object, door: Endpoint) =>
      server.as(deleted.owner).raw(door, { params: { organizationId: deleted.names.organizationId, ...params } });
    const { apartAssessmentId, planId, draftEvidenceId, emptyPkiId } = deleted.names;
    await remove({ assessmentId: apartAssessmentId }, deletionsApi.assessment.delete);
    await remove({ planId }, deletionsApi.plan.delete);
    await remove({ evidenceId: draftEvidenceId }, deletionsApi.evidence.delete);
    await remove({ pkiId: emptyPkiId }, deletionsApi.pki.delete);
    const gone = {
      ...{ assessmentId: apartAssessmentId, planId, evidenceId: draftEvidenceId, pkiId: emptyPkiId },
      ...{ responseId: deleted.names.apartResponseId },
    };
    const wrong: unknown[] = [];
    for (const door of doors.filter(({ path }) => /:(assessment|plan|evidence|pki)Id/.test(path))) {
      const ask = async (ids: object) => {
        const { params, query, body } = requestOf(door, sampleOf(door) ?? {}, deleted.names);
        const named = Object.fromEntries(Object.entries(ids).filter(([name]) => name in params));
        return told(await server.as(deleted.owner).raw(door, { params: { ...params, ...named }, query, body }));
      };
      const nothing = await ask(Object.fromEntries(Object.keys(gone).map((name) => [name, newId()])));
      const answer = await ask(gone);
      if (answer !== nothing) wrong.push({ door: keyOf(door), answer, nothing });
    }
    expect(wrong).toEqual([]);
  });

  it('is in the role table, and the role table names no other', () => {
    expect(tableKeys().sort()).toEqual(doors.map(keyOf).sort());
  });

  it('is open to a role exactly when the role table says so', async () => {
    const { owner, names } = await inhabited(server);
    await server.db.transaction(owner.context, (tx) => tx.query('update organization set sample = false'));
    const wrong: unknown[] = [];
    for (const door of doors) {
      for (const role of ROLES) {
        const member = await server.given.member(owner, role);
        // Nothing there is theirs to break, except themselves.
        const harmless = { ...nothingKnown(), organizationId: names.organizationId, accountId: member.accountId };
        const { status, body } = await matrix.call(member, door, harmless);
        const isForbidden = status === 403 && (body as { code?: string }).code === 'access.forbidden';
        if (isForbidden === letsThrough(role, door) || status >= 500)
          wrong.push({ door: keyOf(door), role, status, body });
      }
    }
    expect(wrong).toEqual([]);
  });

  it('tells a guest auditor nothing of what was not granted: it is as if it were not there', async () => {
    const { owner, names } = await inhabited(server);
    const guest = await server.given.member(owner, 'guest-auditor');
    const before = await everythingOf(server, names.organizationId);
    for (const door of doors) {
      const there = told(await matrix.call(guest, door, names));
      const notThere = told(
        await matrix.call(guest, door, { ...nothingKnown(), organizationId: names.organizationId }),
      );
      expect({ door: keyOf(door), told: there }).toEqual({ door: keyOf(door), told: notThere });
    }
    expect(await everythingOf(server, names.organizationId)).toEqual(before);
  });

  it('tells a guest auditor of one assessment nothing of the others', async () => {
    const { owner, names } = await inhabited(server);
    const guest = await letIn(server, owner, names.finalAssessmentId);
    const before = await everythingOf(server, names.organizationId);
    const granted = [assessmentsApi.get, assessmentsApi.list, guestsApi.people].map((door) =>
      matrix.call(guest, door, { ...names, assessmentId: names.finalAssessmentId }),
    );
    expect((await Promise.all(granted)).map(({ status }) => status)).toEqual([200, 200, 200]);
    for (const door of doors) {
      const there = told(await matrix.call(guest, door, names));
      const unknownThings = { ...nothingKnown(), organizationId: names.organizationId, pkiId: names.pkiId };
      const notThere = told(await matrix.call(guest, door, unknownThings));
      expect({ door: keyOf(door), told: there }).toEqual({ door: keyOf(door), told: notThere });
    }
    expect(await everythingOf(server, names.organizationId)).toEqual(before);
  });
});

describe('the matrix', () => {
  const planted = endpoint({
    method: 'GET',
    path: '/organizations/:organizationId/planted/:accountId',
    summary: 'Tells whether there is such a person anywhere',
    params: OrganizationParams.extend({ accountId: AccountIdSchema }),
    response: z.unknown(),
  });
  const talkative = endpoint({
    method: 'POST',
    path: '/organizations/:organizationId/talkative/:accountId',
    summary: 'Accepts whatever it is given',
    params: OrganizationParams.extend({ accountId: AccountIdSchema }),
    response: z.unknown(),
  });

  @Controller()
  class Leaky {
    constructor(@Inject(TenantDatabase) private readonly db: TenantDatabase) {}

    @Serves(planted)
    @Can('organization:read')
    async tell(@Input() { params }: { params: { accountId: AccountId } }): Promise<object> {
      const rows = await this.db.global('select from account where id = $1', [params.accountId]);
      throw new AppError(rows.length > 0 ? 'access.forbidden' : 'not-found');
    }

    @Serves(talkative)
    @Can('organization:read')
    accept(): object {
      return { done: true };
    }
  }
  @Module({ controllers: [Leaky] })
  class LeakyModule {}

  it('finds a door that tells another organization’s things from nothing, and one that accepts anything', async () => {
    const server = await testServer({ modules: [...apiContexts(), LeakyModule], environment });
    const samples: Samples = (door) => sampleOf(door) ?? {};
    const matrix = new Matrix(server, await inhabited(server), await inhabited(server), samples);
    const doors = organizationDoors(server);
    expect(doors.filter((door) => sampleOf(door) === undefined)).toEqual([planted, talkative]);
    const differences = [...(await matrix.otherThings(planted)), ...(await matrix.otherThings(talkative))];
    expect(differences).toEqual([
      expect.stringMatching(/planted\/:accountId with another accountId says \[403,.*and \[404,/),
      expect.stringMatching(/talkative\/:accountId with another accountId says \[200,/),
    ]);
    await server.close();
  });
});
