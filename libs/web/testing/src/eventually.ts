/** Waits until something is so: for what waits for a clock of its own. @throws Error with `otherwise` when it never is */
export async function eventually(isSo: () => boolean, otherwise: () => string): Promise<void> {
  for (let turn = 0; turn < 200 && !isSo(); turn++) await new Promise((resolve) => setTimeout(resolve, 10));
  if (!isSo()) throw new Error(otherwise());
}
