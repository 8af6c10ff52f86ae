import tseslint from 'typescript-eslint';
import { RuleTester } from 'eslint';
import { declaresAccess } from './declares-access.mjs';
import { monotonicDurations } from './monotonic-durations.mjs';
import { tenantDataOnly } from './tenant-data-only.mjs';

const tester = new RuleTester({ languageOptions: { parser: tseslint.parser } });
const evidence = '/w/libs/server/evidence/src/evidence.repository.ts';

tester.run('declares-access', declaresAccess, {
  valid: [
    `class C { @Get() @Can('plan:read') list() {} }`,
    `class C { @Serves(api.list) @SignedIn('belongs to no organization') list() {} }`,
    `class C { @Can('assessment:read') @Receives('join', Join) join() {} }`,
    `class C { @Post('in') @Public('there is no session yet') signIn() {} }`,
    `class C { helper() {} }`,
  ],
  invalid: [
    { code: `class C { @Get() list() {} }`, errors: [{ messageId: 'missing' }] },
    { code: `class C { @Serves(api.list) list() {} }`, errors: [{ messageId: 'missing' }] },
    { code: `@Can('plan:read') class C { @Delete(':id') remove() {} }`, errors: [{ messageId: 'missing' }] },
    { code: `class G { @Receives('submit', Submit) submit() {} }`, errors: [{ messageId: 'missing' }] },
  ],
});

tester.run('monotonic-durations', monotonicDurations, {
  valid: [
    { code: `const begun = performance.now();`, filename: evidence },
    { code: `const begun = clock.elapsed();`, filename: evidence },
    { code: `await insert(clock.now());`, filename: evidence },
    { code: `const at = new Date(row.at);`, filename: evidence },
    { code: `return new Date();`, filename: '/w/libs/server/core/src/clock.ts' },
    { code: `const at = Date.now();`, filename: '/w/libs/server/evidence/src/evidence.medium.spec.ts' },
  ],
  invalid: [
    { code: `const begun = Date.now();`, filename: evidence, errors: 1 },
    { code: `const now = () => Date.now;`, filename: evidence, errors: 1 },
    { code: `const took = new Date() - begun;`, filename: evidence, errors: 1 },
    { code: `const until = this.clock.now().getTime() + PATIENCE;`, filename: evidence, errors: 1 },
  ],
});

tester.run('tenant-data-only', tenantDataOnly, {
  valid: [
    { code: `import { Entity, In } from 'typeorm';`, filename: evidence },
    { code: `import type { DataSource } from 'typeorm';`, filename: evidence },
    { code: `import { DataSource } from 'typeorm';`, filename: '/w/libs/server/core/src/database/data-source.ts' },
    { code: `import pg from 'pg';`, filename: '/w/libs/server/evidence/src/evidence.medium.spec.ts' },
  ],
  invalid: [
    { code: `import { InjectRepository } from '@nestjs/typeorm';`, filename: evidence, errors: 1 },
    { code: `import { Repository, In } from 'typeorm';`, filename: evidence, errors: 1 },
    { code: `import { Column, ManyToOne, In } from 'typeorm';`, filename: evidence, errors: 2 },
    { code: `import { getDataSourceToken } from '@nestjs/typeorm';`, filename: evidence, errors: 1 },
    { code: `import * as orm from 'typeorm';`, filename: evidence, errors: 1 },
    { code: `import pg from 'pg';`, filename: evidence, errors: 1 },
  ],
});
