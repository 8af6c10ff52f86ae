// How every Node program of the workspace is bundled: our own libraries inside, packages outside.
// Decorators, their metadata and the path aliases are read from tsconfig.base.json.
import { rolldown } from 'rolldown';

/**
 * Bundles one entry file into one ES module with a source map.
 * @param {string} entry path of the TypeScript entry
 * @param {string} file path of the module to write
 */
export async function bundle(entry, file) {
  const build = await rolldown({
    input: entry,
    platform: 'node',
    tsconfig: 'tsconfig.base.json',
    external: (id) => !/^(\.|\/|[A-Za-z]:|\0|@certitude\/|@oxc-project\/)/.test(id),
    transform: { target: 'node22' },
  });
  await build.write({ file, format: 'esm', sourcemap: true, codeSplitting: false });
}
