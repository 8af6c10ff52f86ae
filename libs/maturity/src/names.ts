/** A published name without case and spaces, which is how names are compared across releases. */
export function nameKey(name: string): string {
  return name.normalize('NFKC').toLowerCase().replace(/\s+/g, '');
}

export function sameName(a: string, b: string): boolean {
  return nameKey(a) === nameKey(b);
}

/** A kebab-case slug made of a name that is not known: "Quantum readiness (new)" becomes "quantum-readiness-new". */
export function slugOf(name: string): string {
  const plain = name.normalize('NFKD').toLowerCase();
  const slug = plain
    .replace(/[\u0300-\u036f]/g, '')
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-+|-+$/g, '');
  return slug || 'item';
}
