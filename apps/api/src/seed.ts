// Makes the demo organization and prints its sign-ins as one JSON line. Runs in the root of the workspace.
import 'reflect-metadata';
import { resolve } from 'node:path';
import { seedDemo } from './demo/seed-demo';

seedDemo(process.env, resolve('model')).then(
  (signIns) => console.log(JSON.stringify({ signIns })),
  (error: unknown) => {
    console.error(error instanceof Error ? (error.stack ?? error.message) : error);
    process.exitCode = 1;
  },
);
