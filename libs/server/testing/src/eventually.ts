/**
 * Repeats an expectation until it holds. Patient, because a loaded machine is slow, not wrong.
 * @param expectation throws while it does not hold
 * @param within milliseconds after which its last failure is thrown
 */
export async function eventually<T>(expectation: () => T | Promise<T>, within = 30_000): Promise<T> {
  const end = performance.now() + within;
  for (;;) {
    try {
      return await expectation();
    } catch (error) {
      if (performance.now() > end) throw error;
      await new Promise((resolve) => setTimeout(resolve, 20));
    }
  }
}
