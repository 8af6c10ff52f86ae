import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { cruise, type IFlattenedRuleSet } from 'dependency-cruiser';
import { ESLint, type Linter } from 'eslint';
import { createProjectGraphAsync } from 'nx/src/devkit-exports';
import tseslint from 'typescript-eslint';

/**
 * Planted violations. A rule that stopped looking passes everything, so each rule must find the one planted for it:
 * run by the test command, exits 1 when any is missed.
 */
interface LintCanary {
  readonly rule: string;
  readonly file: string;
  readonly code: string;
}

const BOUNDARY = '@nx/enforce-module-boundaries';
const imports = (file: string, from: string): LintCanary => ({
  rule: BOUNDARY,
  file,
  code: `import * as planted from '${from}';\nexport const canary = planted;\n`,
});

const lintCanaries: readonly LintCanary[] = [
  imports('libs/maturity/src/canary.ts', '@nestjs/common'),
  imports('libs/maturity/src/canary.ts', '@angular/core'),
  imports('libs/collab/src/canary.ts', 'pg'),
  imports('libs/contracts/src/canary.ts', '@certitude/maturity'),
  imports('libs/maturity/src/canary.ts', '@certitude/server/core'),
  imports('libs/server/core/src/canary.ts', '@certitude/server/evidence'),
  imports('libs/server/core/src/canary.ts', '@angular/core'),
  imports('libs/server/identity/src/canary.ts', '@certitude/server/organizations'),
  imports('libs/server/assessments/src/canary.ts', '@certitude/server/evidence'),
  imports('libs/server/evidence/src/canary.ts', '@certitude/server/notifications'),
  imports('libs/server/evidence/src/canary.ts', '@certitude/web/core'),
  imports('libs/web/ui/src/canary.ts', '@certitude/web/core'),
  imports('libs/web/ui/src/canary.ts', '@angular/common/http'),
  imports('libs/web/evidence/src/canary.ts', '@certitude/web/assessments'),
  imports('libs/web/assessments/src/canary.ts', '@certitude/web/workbench'),
  imports('libs/web/live/src/canary.ts', '@certitude/web/parts'),
  imports('libs/web/parts/src/canary.ts', '@certitude/web/evidence'),
  imports('libs/web/ui/src/canary.ts', '@certitude/web/parts'),
  imports('libs/web/core/src/canary.ts', '@certitude/web/parts'),
  imports('libs/web/core/src/canary.ts', '@certitude/server/core'),
  imports('libs/web/core/src/canary.ts', 'typeorm'),
  {
    rule: 'no-restricted-syntax',
    file: 'libs/contracts/src/canary.ts',
    code: `import * as z from 'zod';\nexport const canary = z.uuid();\n`,
  },
  {
    rule: 'no-restricted-syntax',
    file: 'libs/server/evidence/src/canary.repository.ts',
    code: `export const canary = (tx: TenantTransaction, { actor }: TenantContext): unknown => [tx, actor];\n`,
  },
  {
    rule: 'house/declares-access',
    file: 'libs/server/evidence/src/canary.controller.ts',
    code: `import { Get } from '@nestjs/common';\nexport class Canary {\n  @Get()\n  list() {\n    return [];\n  }\n}\n`,
  },
  {
    rule: 'house/tenant-data-only',
    file: 'libs/server/evidence/src/canary.repository.ts',
    code: `import { DataSource } from 'typeorm';\nexport const canary = DataSource;\n`,
  },
  {
    // Bound to the pool, whose connections belong to no organization.
    rule: 'house/tenant-data-only',
    file: 'libs/server/evidence/src/canary.repository.ts',
    code: `import { InjectRepository } from '@nestjs/typeorm';\nexport const canary = InjectRepository;\n`,
  },
  {
    // The columns' types are checked in core's decorators only.
    rule: 'house/tenant-data-only',
    file: 'libs/server/evidence/src/canary.entity.ts',
    code: `import { Column } from 'typeorm';\nexport const canary = Column;\n`,
  },
];

const method = (parameters: string): string =>
  `export class Canary {\n  of(${parameters}): number {\n    return a;\n  }\n}\n`;
const lines = (count: number, line: string): string => Array<string>(count).fill(line).join('\n');

const styleCanaries: readonly LintCanary[] = [
  {
    rule: 'no-restricted-syntax',
    file: 'libs/contracts/src/canary.ts',
    code: method('a: number, b: number, c: number, d: number, e: number'),
  },
  {
    rule: 'no-restricted-syntax',
    file: 'libs/contracts/src/canary.ts',
    code: 'export const canary = (a: number, b: number, c: number, d: number, e: number) => a + b + c + d + e;\n',
  },
  {
    rule: 'no-restricted-syntax',
    file: 'libs/contracts/src/canary.spec.ts',
    code: "describe.only('one', () => undefined);\n",
  },
  { rule: 'no-restricted-syntax', file: 'libs/contracts/src/canary.spec.ts', code: "xit('none', () => undefined);\n" },
  {
    rule: 'max-params',
    file: 'libs/server/core/src/canary.ts',
    code: `export class Canary {\n  constructor(${[...'abcdefg'].map((name) => `readonly ${name}: number`).join(', ')}) {}\n}\n`,
  },
  { rule: 'max-lines', file: 'libs/contracts/src/canary.ts', code: lines(301, 'console.log(1);') },
  {
    rule: 'max-lines-per-function',
    file: 'libs/contracts/src/canary.ts',
    code: `export function canary() {\n${lines(60, '  console.log(1);')}\n}\n`,
  },
  {
    rule: 'complexity',
    file: 'libs/contracts/src/canary.ts',
    code: `export const canary = (a: number) => {\n${lines(15, '  if (a > 1) a -= 1;')}\n  return a;\n};\n`,
  },
];

/** Legal imports: a rule that objects to everything would find every canary too. */
const legal: readonly LintCanary[] = [
  imports('libs/maturity/src/legal.ts', 'zod'),
  imports('libs/server/core/src/legal.ts', '@certitude/contracts'),
  imports('libs/server/evidence/src/legal.ts', '@certitude/server/assessments'),
  imports('libs/server/organizations/src/legal.ts', '@certitude/server/identity'),
  imports('libs/web/evidence/src/legal.ts', '@certitude/web/ui'),
  imports('libs/web/evidence/src/legal.ts', '@certitude/web/parts'),
  imports('libs/web/parts/src/legal.ts', '@certitude/web/core'),
  imports('libs/web/workbench/src/legal.ts', '@certitude/web/live'),
];

const planted = [...lintCanaries, ...styleCanaries];

async function missedByLint(): Promise<string[]> {
  // The boundary rule reads the project graph; without one it passes without looking.
  await createProjectGraphAsync({ exitOnError: true });
  const eslint = new ESLint({ overrideConfig: tseslint.configs.disableTypeChecked });
  const missed = await missedByTypes();
  for (const { rule, file, code } of planted) {
    const results = await eslint.lintText(code, { filePath: file });
    const found = results.some(({ messages }) => messages.some(({ ruleId }) => ruleId === rule));
    if (!found) missed.push(`${rule} does not object to ${JSON.stringify(code.split('\n')[0])} in ${file}`);
  }
  for (const { rule, file, code } of legal) {
    const [result] = await eslint.lintText(code, { filePath: file });
    const objection = result?.messages.find(({ ruleId }) => ruleId === rule);
    if (objection) missed.push(`${rule} objects to a legal import in ${file}: ${objection.message}`);
  }
  return missed;
}

/** Of what only the types tell: it cannot be planted in a file that is not there, so the rules have to be on. */
const TYPED = ['await-thenable', 'no-floating-promises', 'no-misused-promises', 'only-throw-error', 'return-await'];
const TYPED_IN = ['libs/contracts', 'libs/collab', 'libs/server/core', 'apps/api', 'apps/e2e', 'tools/start'];

async function missedByTypes(): Promise<string[]> {
  const eslint = new ESLint();
  const missed: string[] = [];
  for (const folder of TYPED_IN) {
    const { rules } = (await eslint.calculateConfigForFile(`${folder}/src/canary.ts`)) as Linter.Config;
    for (const rule of TYPED.map((name) => `@typescript-eslint/${name}`))
      if ([rules?.[rule]].flat()[0] !== 2) missed.push(`${rule} is not asked in ${folder}`);
  }
  return missed;
}

interface LayerCanary {
  readonly rule: string;
  readonly files: Readonly<Record<string, string>>;
}

const layerCanaries: readonly LayerCanary[] = [
  {
    rule: 'no-cycles',
    files: {
      'libs/server/canary/src/a.ts': `import { b } from './b'; export const a = () => b;`,
      'libs/server/canary/src/b.ts': `import { a } from './a'; export const b = () => a;`,
    },
  },
  {
    rule: 'doors-use-services',
    files: {
      'libs/server/canary/src/x.controller.ts': `import { x } from './x.repository'; export const c = x;`,
      'libs/server/canary/src/x.repository.ts': `export const x = 1;`,
    },
  },
  {
    rule: 'nobody-imports-doors',
    files: {
      'libs/server/canary/src/y.service.ts': `import { y } from './y.gateway'; export const s = y;`,
      'libs/server/canary/src/y.gateway.ts': `export const y = 1;`,
    },
  },
  {
    rule: 'repositories-only-query',
    files: {
      'libs/server/canary/src/z.repository.ts': `import { z } from './z.service'; export const r = z;`,
      'libs/server/canary/src/z.service.ts': `export const z = 1;`,
    },
  },
  {
    rule: 'policies-are-pure',
    files: {
      'libs/server/canary/src/p.policy.ts': `import { p } from './p.repository'; export const rule = p;`,
      'libs/server/canary/src/p.repository.ts': `export const p = 1;`,
    },
  },
  {
    rule: 'pages-use-data-access',
    files: { 'libs/web/canary/src/pages/page.ts': `import { openDB } from 'idb'; export const page = openDB;` },
  },
  {
    rule: 'testing-is-for-tests',
    files: {
      'libs/server/canary/src/t.ts': `import { t } from './testing/index'; export const used = t;`,
      'libs/server/canary/src/testing/index.ts': `export const t = 1;`,
    },
  },
  {
    rule: 'libraries-have-one-entry',
    files: {
      'libs/server/canary/src/q.ts': `import { q } from '../../other/src/inside'; export const used = q;`,
      'libs/server/other/src/inside.ts': `export const q = 1;`,
    },
  },
];

async function missedByCruiser(): Promise<string[]> {
  const { forbidden, options } = createRequire(join(process.cwd(), 'package.json'))(
    './tools/arch/dependency-cruiser.cjs',
  ) as {
    forbidden: IFlattenedRuleSet['forbidden'];
    options: object;
  };
  const missed: string[] = [];
  for (const canary of layerCanaries) {
    const found = await violationsOf(canary, {
      validate: true,
      ruleSet: { forbidden } as IFlattenedRuleSet,
      ...options,
    });
    if (!found.includes(canary.rule)) missed.push(`${canary.rule} does not object to ${Object.keys(canary.files)[0]}`);
  }
  return missed;
}

async function violationsOf({ files }: LayerCanary, options: object): Promise<string[]> {
  const root = mkdtempSync(join(tmpdir(), 'certitude-canary-'));
  try {
    for (const [file, content] of Object.entries(files)) {
      mkdirSync(dirname(join(root, file)), { recursive: true });
      writeFileSync(join(root, file), content);
    }
    symlinkSync(resolve('node_modules'), join(root, 'node_modules'));
    const { output } = await cruise(['libs'], { ...options, baseDir: root, tsConfig: undefined });
    if (typeof output === 'string') throw new Error(output);
    return output.summary.violations.map(({ rule }) => rule.name);
  } finally {
    rmSync(root, { recursive: true, force: true });
  }
}

const known = planted.length + TYPED_IN.length * TYPED.length + layerCanaries.length;
const missed = [...(await missedByLint()), ...(await missedByCruiser())];
for (const sentence of missed) console.error(`Missed: ${sentence}`);
console.log(`${known - missed.length} of ${known} planted violations found.`);
process.exitCode = missed.length === 0 ? 0 : 1;
