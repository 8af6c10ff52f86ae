// Makes the demo organization and prints its sign-ins as one JSON line.
import 'reflect-metadata';
import { seedDemo } from './demo/seed-demo';

seedDemo(process.env).then(
  (signIns) => console.log(JSON.stringify({ signIns })),
  (error: unknown) => {
    console.error(error instanceof Error ? (error.stack ?? error.message) : error);
    process.exitCode = 1;
  },
);
