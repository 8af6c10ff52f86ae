/** Stops the PostgreSQL that the set-up started. */
export default async function teardown(): Promise<void> {
  await globalThis.certitudeTestPostgres?.stop();
}
