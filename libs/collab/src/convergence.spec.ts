import { Simulation } from './testing/simulation';

const RUNS = Number(process.env['COLLAB_FUZZ_RUNS'] ?? 200);
const FIRST_SEED = Number(process.env['COLLAB_FUZZ_SEED'] ?? 1);
const STEPS = 400;

/** What must have happened in so many runs, or they have shown nothing. */
const HAPPENINGS = [
  'conflict',
  'closed',
  'noteUpdate',
  'noteReset',
  'retry',
  'refused stale',
  'refused frozen',
  'refused forbidden',
  'refused invalid',
  'noteRefused gap',
  'noteRefused frozen',
  'noteRefused forbidden',
];

describe('five tabs editing one assessment over bad connections', () => {
  it(`end up with what is in the tables and lose nothing that counted as saved (${RUNS} runs from seed ${FIRST_SEED})`, () => {
    const happened = new Set<string>();
    for (let seed = FIRST_SEED; seed < FIRST_SEED + RUNS; seed++) {
      const simulation = new Simulation(seed);
      try {
        simulation.run(STEPS);
      } catch (error) {
        throw new Error(`repeat with COLLAB_FUZZ_SEED=${seed} COLLAB_FUZZ_RUNS=1`, { cause: error });
      }
      for (const what of simulation.counts.keys()) happened.add(what);
    }
    if (RUNS >= 200) expect([...happened]).toEqual(expect.arrayContaining(HAPPENINGS));
  }, 600_000);
});
