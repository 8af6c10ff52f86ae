import { type Found } from './binary-scan';

const OPENSSH = Buffer.from('openssh-key-v1\0');
const MICROSOFT = Buffer.from('RSA2');

/** Keys and key stores in formats of their own: OpenSSH, Java, Bouncy Castle, Microsoft, PGP, password safes. */
export function otherStoreAt(bytes: Buffer): Found | null {
  return atStart(bytes) ?? javaStore(bytes) ?? openSsh(bytes) ?? microsoftBlob(bytes);
}

function atStart(bytes: Buffer): Found | null {
  const what = isBouncyCastle(bytes)
    ? 'a key store (BKS)'
    : startsWith(bytes, '1ef1b5b0')
      ? 'a private key (PVK)'
      : startsWith(bytes, '03d9a29a')
        ? 'a password safe (KeePass)'
        : startsWith(bytes, '6b79636800010000')
          ? 'a key chain (macOS)'
          : pgpSecret(bytes);
  return what === null ? null : { what, at: 0 };
}

const startsWith = (bytes: Buffer, hex: string): boolean => bytes.subarray(0, hex.length / 2).toString('hex') === hex;

/** Version, salt of 20 bytes, iterations. */
function isBouncyCastle(bytes: Buffer): boolean {
  if (bytes.length < 40 || !/^0000000[12]00000014$/.test(bytes.subarray(0, 8).toString('hex'))) return false;
  const iterations = bytes.readUInt32BE(28);
  return iterations > 0 && iterations < 1_000_000;
}

/** Magic, version, number of entries, kind of the first one. */
function javaStore(bytes: Buffer): Found | null {
  for (const [magic, name] of [
    ['feedfeed', 'JKS'],
    ['cececece', 'JCEKS'],
  ] as const) {
    const mark = Buffer.from(magic, 'hex');
    for (let at = bytes.indexOf(mark); at !== -1; at = bytes.indexOf(mark, at + 1)) {
      const rest = bytes.subarray(at + 4, at + 16).toString('hex');
      if (/^0000000[12](?:0{8}|0000....0000000[123])/.test(rest)) return { what: `a key store (${name})`, at };
    }
  }
  return null;
}

function openSsh(bytes: Buffer): Found | null {
  for (let at = bytes.indexOf(OPENSSH); at !== -1; at = bytes.indexOf(OPENSSH, at + 1))
    if (isOpenSsh(bytes, at + OPENSSH.length)) return { what: 'an OpenSSH private key', at };
  return null;
}

/** Cipher, derivation, its options; the number of keys; a public and a private part. All within what is there. */
function isOpenSsh(bytes: Buffer, from: number): boolean {
  let at: number | null = from;
  for (let n = 0; n < 3; n++) at = at === null ? null : afterString(bytes, at);
  if (at === null || at + 4 > bytes.length || bytes.readUInt32BE(at) === 0) return false;
  const secret = afterString(bytes, at + 4);
  return secret !== null && afterString(bytes, secret) !== null;
}

function afterString(bytes: Buffer, at: number): number | null {
  if (at + 4 > bytes.length) return null;
  const end = at + 4 + bytes.readUInt32BE(at);
  return end <= bytes.length ? end : null;
}

/** PRIVATEKEYBLOB of Windows: type 7, version 2, an RSA algorithm, "RSA2". */
function microsoftBlob(bytes: Buffer): Found | null {
  for (let at = bytes.indexOf(MICROSOFT); at !== -1; at = bytes.indexOf(MICROSOFT, at + 1)) {
    const start = at - 8;
    if (start >= 0 && /^07020000(?:00a4|0024)0000$/.test(bytes.subarray(start, at).toString('hex')))
      return { what: 'an RSA private key (Windows key blob)', at: start };
  }
  return null;
}

const PGP_SECRET = [5, 7];
const PGP_VERSIONS = [3, 4, 5, 6];
const PGP_ALGORITHMS = [1, 2, 3, 16, 17, 18, 19, 20, 22, 25, 26, 27, 28];

/** Walks the packets of a key ring: a secret key or subkey is one of a few algorithms, as long as its length says. */
export function pgpSecret(bytes: Buffer): string | null {
  for (let at = 0, packets = 0; at < bytes.length && packets < 1_000; packets++) {
    const packet = pgpPacket(bytes, at);
    if (!packet || packet.end > bytes.length) return null;
    const [version, algorithm] = [bytes[packet.content] ?? 0, bytes[packet.content + 5] ?? 0];
    const isKey = PGP_VERSIONS.includes(version) && PGP_ALGORITHMS.includes(algorithm);
    if (PGP_SECRET.includes(packet.tag)) return isKey && packet.end - packet.content > 40 ? 'a PGP private key' : null;
    at = packet.end;
  }
  return null;
}

interface Packet {
  readonly tag: number;
  readonly content: number;
  readonly end: number;
}

function pgpPacket(bytes: Buffer, at: number): Packet | null {
  const head = bytes[at] ?? 0;
  if ((head & 0x80) === 0) return null;
  return (head & 0x40) === 0 ? oldPacket(bytes, at, head) : newPacket(bytes, at, head & 0x3f);
}

function oldPacket(bytes: Buffer, at: number, head: number): Packet | null {
  const kind = head & 3;
  const content = at + 1 + (kind === 3 ? 0 : 1 << kind);
  if (content > bytes.length) return null;
  const end = kind === 3 ? bytes.length : content + bytes.readUIntBE(at + 1, 1 << kind);
  return { tag: (head >> 2) & 0xf, content, end };
}

function newPacket(bytes: Buffer, at: number, tag: number): Packet | null {
  const [first, second] = [bytes[at + 1], bytes[at + 2]];
  if (first === undefined || second === undefined) return null;
  if (first < 192) return { tag, content: at + 2, end: at + 2 + first };
  if (first < 224) return { tag, content: at + 3, end: at + 3 + ((first - 192) << 8) + second + 192 };
  if (first !== 255 || at + 6 > bytes.length) return null;
  return { tag, content: at + 6, end: at + 6 + bytes.readUInt32BE(at + 2) };
}
