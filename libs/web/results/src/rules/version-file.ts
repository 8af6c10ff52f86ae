import { type FrozenVersionView } from '@certitude/contracts/freezing';

/** A version as a file that can be verified without this product: its hash, and the content that it is the hash of. */
export function versionFile({ content, sha256, revision }: FrozenVersionView): {
  readonly name: string;
  readonly text: string;
} {
  const words = content.assessment.name
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .replace(/[^A-Za-z0-9]+/g, '-');
  const name = `${words.replace(/^-+|-+$/g, '').toLowerCase() || 'assessment'}-version-${revision}.json`;
  return { name, text: `${JSON.stringify({ sha256, content }, null, 2)}\n` };
}
