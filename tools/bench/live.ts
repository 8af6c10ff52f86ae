// How live editing performs: latency, processor time, memory, joins, and what survives when the api is killed. Prints
// JSON; says on standard error what it is doing.
// npm run -s bench:live -- [--quick] [--only editing,append,joining,presence,chaos,nodes] [--clients 10,50] [--rounds 3]
//   [--compare hocuspocus|<folder>]
import { resolve } from 'node:path';
import { reportAndExit } from '../start/index';
import { runBench } from './live/bench';
import { HOCUSPOCUS, optionsOf } from './live/options';

// `npm run` changes into the workspace; a folder is meant from where the person is.
const startedIn = process.env['INIT_CWD'] ?? process.cwd();
try {
  const options = optionsOf(process.argv.slice(2));
  const compare =
    options.compare === null || options.compare === HOCUSPOCUS ? options.compare : resolve(startedIn, options.compare);
  console.log(JSON.stringify(await runBench({ ...options, compare }), null, 2));
} catch (error) {
  reportAndExit(error);
}
