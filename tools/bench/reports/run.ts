import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { reportsApi } from '@certitude/contracts/reporting';
import { parseModelRelease } from '@certitude/maturity/files';
import { reportOf, type ReportSource, TEMPLATE, typstInputs } from '@certitude/reports';
import { frozen, note, reportSource } from '@certitude/reports/testing';
import { PdfMaker, ReportWorld } from '@certitude/server/reports/testing';
import { workspaceRoot } from '../../start/index';
import { machine } from '../machine';
import { childCost } from './child-cost';

const maker = new PdfMaker();
/** Milliseconds between two questions of somebody else. */
const EVERY = 25;
const AT_ONCE = 2;

/** Measures what reports cost their process, and others. */
export async function runReports(quick: boolean) {
  const runs = quick ? 1 : 5;
  const usual = sourceWith(20_000);
  const long = sourceWith(quick ? 100_000 : 1_300_000);
  say('a detailed report');
  const detailed = await costOf(runs, () => pdf(usual));
  say('for Word');
  const word = await costOf(runs, () => maker.make({ report: reportOf(usual, { kind: 'detailed' }), paper: 'a4' }));
  say('a long one');
  const pages300 = await costOf(1, () => pdf(long));
  say('ten at once');
  return { machine: machine(), detailed, word, pages300, tenAtOnce: await tenAtOnce(quick ? 2 : 10) };
}

/** A detailed report whose notes have so many characters together. */
function sourceWith(characters: number): ReportSource {
  const file = join(workspaceRoot(), 'model/releases/pkimm-model-2.0.0.yaml');
  const model = parseModelRelease(readFileSync(file, 'utf8'));
  const content = frozen(model);
  const line = 'What was found, how it was looked at, and what speaks for it, as people write it down in their notes. ';
  const lines = Math.ceil(characters / content.responses.length / line.length);
  const rationale = note(...Array.from({ length: lines }, () => line));
  return reportSource({
    model,
    content: { ...content, responses: content.responses.map((answer) => ({ ...answer, rationale })) },
  });
}

const pdf = (source: ReportSource) =>
  maker.make({ template: TEMPLATE, inputs: typstInputs(reportOf(source, { kind: 'detailed' }), 'a4'), madeAt: 0 });

/** Of several runs the middle one. */
async function costOf(runs: number, make: () => Promise<{ readonly content: Uint8Array; readonly pages?: number }>) {
  const costs = [];
  for (let run = 0; run < runs; run++) {
    const child = childCost();
    const begun = performance.now();
    const { content, pages } = await make();
    const milliseconds = Math.round(performance.now() - begun);
    costs.push({
      milliseconds,
      ...child.stop(),
      kib: Math.round(content.byteLength / 1024),
      ...(pages !== undefined && { pages }),
    });
  }
  return costs.toSorted((one, other) => one.milliseconds - other.milliseconds)[Math.floor(runs / 2)];
}

/** Reports of as many organizations, as many at once as a worker makes; somebody else asks the api meanwhile. */
async function tenAtOnce(count: number) {
  const world = await ReportWorld.make();
  try {
    const other = await world.assessment();
    const orders: (() => Promise<void>)[] = [];
    for (let made = 0; made < count; made++) {
      const { owner, view } = await world.assessment();
      const params = { organizationId: owner.context.organizationId, assessmentId: view.id };
      const body = {
        kind: 'detailed' as const,
        format: 'pdf' as const,
        paper: 'a4' as const,
        revision: null,
        sections: [],
      };
      const { id } = await world.server.as(owner).call(reportsApi.order, { params, body });
      orders.push(() => world.make(owner, id));
    }
    const params = { organizationId: other.owner.context.organizationId, assessmentId: other.view.id };
    const ask = () => world.server.as(other.owner).call(reportsApi.list, { params, query: { limit: 25 } });
    await ask();
    const answers: number[] = [];
    let isOver = false;
    const asking = (async () => {
      while (!isOver) {
        const asked = performance.now();
        await ask();
        answers.push(performance.now() - asked);
        await new Promise((resolve) => setTimeout(resolve, EVERY));
      }
    })();
    const begun = performance.now();
    const next = async (): Promise<void> => {
      for (let order = orders.shift(); order; order = orders.shift()) await order();
    };
    await Promise.all(Array.from({ length: AT_ONCE }, next));
    const milliseconds = Math.round(performance.now() - begun);
    isOver = true;
    await asking;
    const sorted = answers.toSorted((one, another) => one - another);
    const at = (share: number): number => Math.round(sorted[Math.floor((sorted.length - 1) * share)] ?? 0);
    return { reports: count, milliseconds, answers: sorted.length, p50: at(0.5), p95: at(0.95), worst: at(1) };
  } finally {
    await world.close();
  }
}

const say = (what: string): void => console.error(what);
