import { Simulation } from './testing/simulation';

const RUNS = Number(process.env['COLLAB_FUZZ_RUNS'] ?? 200);
const FIRST_SEED = Number(process.env['COLLAB_FUZZ_SEED'] ?? 1);
const STEPS = 400;

describe('five tabs editing one assessment over bad connections', () => {
  it(`end up with what is in the tables and lose nothing that counted as saved (${RUNS} runs from seed ${FIRST_SEED})`, () => {
    const counts = new Map<string, number>();
    for (let seed = FIRST_SEED; seed < FIRST_SEED + RUNS; seed++) {
      const simulation = new Simulation(seed);
      try {
        simulation.run(STEPS);
      } catch (error) {
        throw new Error(`seed ${seed}: repeat with COLLAB_FUZZ_SEED=${seed} COLLAB_FUZZ_RUNS=1`, { cause: error });
      }
      for (const [what, count] of simulation.counts) counts.set(what, (counts.get(what) ?? 0) + count);
    }
    console.log(counts);
  }, 120_000);
});
