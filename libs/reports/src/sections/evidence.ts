import { type FrozenEvidence } from '@certitude/contracts/freezing';
import { type Block, heading, paragraph } from '../content/blocks';
import { dateInWords } from '../words';
import { type Input } from './section';

const STATES: Readonly<Record<string, string>> = {
  draft: 'Draft',
  submitted: 'Submitted',
  accepted: 'Accepted',
  'changes-requested': 'Changes requested',
  rejected: 'Rejected',
  ended: 'Ended',
};

/** Every piece of evidence in the revision that stood, with the hash that it can be checked by. */
export function evidence({ source: { content }, assessed }: Input): readonly Block[] {
  if (content.evidence.length === 0) return [heading(2, 'Evidence index'), paragraph('No evidence was attached.')];
  return [
    heading(2, 'Evidence index'),
    {
      kind: 'table',
      caption: 'Evidence with the hash of its file, or of the revision where there is no file',
      columns: [
        { title: 'No.', width: 6 },
        { title: 'Evidence', width: 34 },
        { title: 'SHA-256', width: 60, holds: 'hash' },
      ],
      rows: content.evidence.map((piece, at) => [
        `E${at + 1}`,
        [
          piece.title,
          `Revision ${piece.revision}, by ${assessed.nameOf(piece.createdBy)}`,
          `${contentOf(piece)}; ${STATES[piece.state] ?? piece.state}`,
          piece.validUntil ? `Valid until ${dateInWords(piece.validUntil)}` : 'Valid without limit',
        ].join('\n'),
        piece.file?.sha256 ?? piece.hash,
      ]),
    },
  ];
}

function contentOf({ kind, file, url }: FrozenEvidence): string {
  if (file) return `File ${file.name}${file.withdrawn ? ', withdrawn' : ''}`;
  return kind === 'link' ? `Link ${url ?? ''}` : 'Statement';
}
