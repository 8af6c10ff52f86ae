/** "Assessment 2030", or "Assessment 2030 (2)" where that name is taken: the first that is free. */
export function freeName(year: number, taken: readonly string[]): string {
  const used = new Set(taken.map((name) => name.trim().toLowerCase()));
  const first = `Assessment ${year}`;
  for (let number = 1; ; number += 1) {
    const name = number === 1 ? first : `${first} (${number})`;
    if (!used.has(name.toLowerCase())) return name;
  }
}
