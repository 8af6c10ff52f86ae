/**
 * How often a property is tried.
 * @param usual unless MATURITY_PROPERTY_RUNS says less, as it does while each single fault is tried
 */
export const runs = (usual: number): number => Math.min(usual, Number(process.env['MATURITY_PROPERTY_RUNS'] ?? usual));
