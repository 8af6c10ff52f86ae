import { bundle } from './bundle.mjs';

const [entry, file] = process.argv.slice(2);
await bundle(entry, file);
