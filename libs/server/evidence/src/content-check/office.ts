const OLE2 = 'd0cf11e0a1b11ae1';
const wide = (text: string): Buffer => Buffer.from(text, 'utf16le');
const VBA = wide('_VBA_PROJECT');
const ENCRYPTED_OFFICE = wide('EncryptedPackage');

/** Parts of office files that hold programs: VBA, macro sheets, Basic and scripts of OpenDocument. */
const MACRO_PARTS = [
  /(?:^|\/)vbaProject(?:Signature\w*)?\.bin$/i,
  /(?:^|\/)(?:macrosheets|intlmacrosheets)\/.+\.xml$/i,
  /(?:^|\/)vbaData\.xml$/i,
  /^Basic\/[^/]+\/(?!script-l[bc]\.xml$)[^/]+\.xml$/i,
  /^Scripts\/(?:python|javascript|beanshell|java)\/.+/i,
];

/** Whether a part of an office file is, by its name, a program. */
export const isMacroPart = (name: string): boolean => MACRO_PARTS.some((part) => part.test(name));

/** What the directory of an old office file (OLE2) tells. Its streams themselves are looked at as they are. */
export function oleKind(bytes: Buffer): 'macros' | 'encrypted' | null {
  if (bytes.subarray(0, 8).toString('hex') !== OLE2) return null;
  if (bytes.includes(VBA)) return 'macros';
  return bytes.includes(ENCRYPTED_OFFICE) ? 'encrypted' : null;
}

/** A PDF whose content needs a password, or is at least encrypted with an empty one. */
export const isEncryptedPdf = (bytes: Buffer): boolean =>
  bytes.subarray(0, 1024).includes('%PDF-') && /\/Encrypt(?:\s+\d+\s+\d+\s+R|\s*<<)/.test(bytes.toString('latin1'));
