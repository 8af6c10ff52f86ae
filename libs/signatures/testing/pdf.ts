/** A small PDF with pages, a credential, and the structure that our reports have. @param words on its page */
export function smallPdf(words = 'Level 3', credential: string | null = null): Uint8Array<ArrayBuffer> {
  const stream = (data: string, more = ''): string => `<<${more}/Length ${data.length}>>\nstream\n${data}\nendstream`;
  const names =
    credential === null ? '' : '/Names <</EmbeddedFiles <</Names [(pkimm-assessment-credential.json) 6 0 R]>>>>';
  const objects = [
    `<</Type /Catalog /Pages 2 0 R /Lang (en) /StructTreeRoot 5 0 R ${names}>>`,
    '<</Type /Pages /Count 1 /Kids [3 0 R]>>',
    '<</Type /Page /Parent 2 0 R /MediaBox [0 0 200 200] /Contents 4 0 R /StructParents 0>>',
    stream(`BT (${words}) Tj ET`),
    '<</Type /StructTreeRoot /K []>>',
    ...(credential === null
      ? []
      : [
          '<</Type /Filespec /F (pkimm-assessment-credential.json) /EF <</F 7 0 R>>>>',
          stream(credential, '/Type /EmbeddedFile '),
        ]),
  ];
  let text = '%PDF-1.7\n';
  const offsets = objects.map((body, at) => {
    const offset = text.length;
    text += `${at + 1} 0 obj\n${body}\nendobj\n`;
    return offset;
  });
  const table = text.length;
  const lines = offsets.map((offset) => `${String(offset).padStart(10, '0')} 00000 n \n`).join('');
  text += `xref\n0 ${objects.length + 1}\n0000000000 65535 f \n${lines}`;
  text += `trailer\n<</Size ${objects.length + 1} /Root 1 0 R>>\nstartxref\n${table}\n%%EOF\n`;
  return Uint8Array.from(text, (sign) => sign.charCodeAt(0));
}

export const credentialJson = (sha256 = 'a1'.repeat(32)): string =>
  JSON.stringify({
    format: 'certitude-assessment-credential-1',
    organization: { id: '2', name: 'Example Trust' },
    assessment: { id: '1', name: 'Yearly assessment', method: 'self' },
    model: { name: 'PKI Maturity Model', version: '2.0.0' },
    version: { revision: 2, finalizedAt: '2026-01-01T00:00:00.000Z', sha256 },
    overall: { level: 3, name: 'Established' },
  });

/** A file with an object more, or one instead of another, added as an update. @param object as PDF writes it */
export function withObject(file: Uint8Array, object: string, root = '1 0 R'): Uint8Array<ArrayBuffer> {
  const text = Buffer.from(file).toString('latin1');
  const previous = /startxref\n(\d+)\n%%EOF\n$/.exec(text)?.[1] ?? '';
  const offset = String(text.length).padStart(10, '0');
  const table = `xref\n${Number.parseInt(object)} 1\n${offset} 00000 n \ntrailer\n`;
  const size = Math.max(
    Number(
      text
        .match(/\/Size (\d+)/g)
        ?.at(-1)
        ?.slice(6),
    ),
    Number.parseInt(object) + 1,
  );
  const end = `${table}<</Size ${size} /Root ${root} /Prev ${previous}>>\nstartxref\n${text.length + object.length}\n%%EOF\n`;
  return new Uint8Array(Buffer.from(`${text}${object}${end}`, 'latin1'));
}

/** A file with a text of it instead of another. */
export const replaced = (file: Uint8Array, from: string, to: string): Uint8Array<ArrayBuffer> =>
  new Uint8Array(Buffer.from(Buffer.from(file).toString('latin1').replace(from, to), 'latin1'));
