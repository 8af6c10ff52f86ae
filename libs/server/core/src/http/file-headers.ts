/** What workers may: compile WebAssembly, which pages may not, load from here, and nothing else. */
const WORKER_POLICY = "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; connect-src 'self'";

/**
 * Headers of a file of the web application, besides those of every answer. Names that say which content they have are kept,
 * others asked for again each time; a worker has the policy of its file, not that of the page.
 */
export function fileHeaders(file: string): Readonly<Record<string, string>> {
  return {
    ...(/-[\w-]{8}\.\w+$/.test(file) ? {} : { 'cache-control': 'no-cache' }),
    ...(/[\\/]worker-[\w-]{8}\.js$/.test(file) ? { 'content-security-policy': WORKER_POLICY } : {}),
  };
}
