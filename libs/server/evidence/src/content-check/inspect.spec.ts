import { generateKeyPairSync, randomBytes, type KeyObject } from 'node:crypto';
import { gzipSync } from 'node:zlib';
import { inspectContent } from './inspect';
import { sentenceOf } from './finding';
import { tarOf, zipOf } from './testing/archives';
import { INNOCENT_TEXTS } from './testing/innocents';
import { pkcs12Of, pkiStructures } from './testing/pki';

const rsa = generateKeyPairSync('rsa', { modulusLength: 1024 });
const ec = generateKeyPairSync('ec', { namedCurve: 'P-256' });
const dsa = generateKeyPairSync('dsa', { modulusLength: 1024, divisorLength: 160 });
const ed25519 = generateKeyPairSync('ed25519');
const x25519 = generateKeyPairSync('x25519');
const ed448 = generateKeyPairSync('ed448');
const secret = { cipher: 'aes-256-cbc', passphrase: 'secret' } as const;

const der = (key: KeyObject, type: 'pkcs8' | 'pkcs1' | 'sec1'): Buffer => key.export({ format: 'der', type });
const pem = (key: KeyObject, type: 'pkcs8' | 'pkcs1' | 'sec1'): string => String(key.export({ format: 'pem', type }));
const EC_PEM = pem(ec.privateKey, 'pkcs8');
const RSA_PEM = pem(rsa.privateKey, 'pkcs1');

/** What is found, as people read it; null when nothing is. */
async function said(content: Buffer | string, name = 'file.txt'): Promise<string | null> {
  const verdict = await inspectContent(name, Buffer.from(content as string));
  return verdict.kind === 'refused' ? sentenceOf(verdict.finding) : null;
}
const kind = async (content: Buffer | string) => (await inspectContent('file', Buffer.from(content as string))).kind;

const lengthOf = (data: Buffer) => {
  const length = Buffer.alloc(4);
  length.writeUInt32BE(data.length);
  return Buffer.concat([length, data]);
};
const openSshBytes = Buffer.concat([
  Buffer.from('openssh-key-v1\0'),
  lengthOf(Buffer.from('none')),
  lengthOf(Buffer.from('none')),
  lengthOf(Buffer.alloc(0)),
  Buffer.from([0, 0, 0, 1]),
  lengthOf(randomBytes(51)),
  lengthOf(randomBytes(136)),
]);
const armour = (label: string, bytes: Buffer) =>
  `-----BEGIN ${label}-----\n${(bytes.toString('base64').match(/.{1,64}/g) ?? []).join('\n')}\n-----END ${label}-----\n`;
/** A secret key packet of version 4, algorithm EdDSA. */
const pgpBytes = Buffer.concat([Buffer.from([0x94, 88, 4, 0x60, 0, 0, 0, 22]), randomBytes(82)]);
const dsaTraditional = (() => {
  const number = (bytes: Buffer) => Buffer.concat([Buffer.from([2, bytes.length]), bytes]);
  const body = Buffer.concat([
    number(Buffer.from([0])),
    ...[100, 20, 100, 100, 20].map((size) => number(Buffer.concat([Buffer.from([1]), randomBytes(size - 1)]))),
  ]);
  return Buffer.concat([Buffer.from([0x30, 0x82, body.length >> 8, body.length & 255]), body]);
})();
const javaStore = Buffer.concat([Buffer.from('feedfeed000000020000000100000001', 'hex'), randomBytes(200)]);
const xmlKey = () => {
  const jwk = rsa.privateKey.export({ format: 'jwk' });
  const value = (name: keyof typeof jwk) => Buffer.from(String(jwk[name]), 'base64url').toString('base64');
  return `<RSAKeyValue><Modulus>${value('n')}</Modulus><Exponent>AQAB</Exponent><D>${value('d')}</D></RSAKeyValue>`;
};

describe('a key in binary form', () => {
  it.each([
    ['PKCS#8 with RSA', der(rsa.privateKey, 'pkcs8'), 'an RSA private key (PKCS#8)'],
    ['PKCS#8 with an elliptic curve', der(ec.privateKey, 'pkcs8'), 'an EC private key (PKCS#8)'],
    ['PKCS#8 with DSA', der(dsa.privateKey, 'pkcs8'), 'a DSA private key (PKCS#8)'],
    ['PKCS#8 with Ed25519', der(ed25519.privateKey, 'pkcs8'), 'an Ed25519 private key (PKCS#8)'],
    ['PKCS#8 with X25519', der(x25519.privateKey, 'pkcs8'), 'an X25519 private key (PKCS#8)'],
    ['PKCS#8 with Ed448', der(ed448.privateKey, 'pkcs8'), 'an Ed448 private key (PKCS#8)'],
    ['PKCS#1', der(rsa.privateKey, 'pkcs1'), 'an RSA private key (PKCS#1)'],
    ['SEC 1', der(ec.privateKey, 'sec1'), 'an EC private key (SEC 1)'],
    ['the form of OpenSSL for DSA', dsaTraditional, 'a DSA private key'],
    [
      'encrypted PKCS#8',
      ec.privateKey.export({ format: 'der', type: 'pkcs8', ...secret }),
      'an encrypted private key (PKCS#8)',
    ],
    ['a Java key store', javaStore, 'a key store (JKS)'],
    ['OpenSSH', openSshBytes, 'an OpenSSH private key'],
    ['a PGP key ring', pgpBytes, 'a PGP private key'],
  ])('%s is found, alone and in the middle of other bytes', async (_, bytes, what) => {
    expect(await said(bytes, 'key.der')).toBe(`${what} in key.der, at byte 0`);
    if (what === 'a PGP private key') return;
    const around = Buffer.concat([Buffer.alloc(1_000, 0x41), bytes, Buffer.alloc(1_000, 0x30)]);
    expect(await said(around, 'disk.img')).toBe(`${what} in disk.img, at byte 1000`);
  });

  it('PKCS#12 is found, of definite and of indefinite length', async () => {
    const store = await pkcs12Of(der(ec.privateKey, 'pkcs8'));
    expect(await said(store, 'ca.p12')).toBe('a key store (PKCS#12) in ca.p12, at byte 0');
    const indefinite = Buffer.from('3080020103308006092a864886f70d010701a0802404040211220000000000000000', 'hex');
    expect(await said(indefinite, 'ca.pfx')).toContain('a key store (PKCS#12)');
  });
});

describe('a key as text', () => {
  const lines = EC_PEM.trimEnd().split('\n');
  const body = lines.slice(1, -1);
  it.each<[string, string | Buffer]>([
    ['as OpenSSL writes it', EC_PEM],
    ['PKCS#1', RSA_PEM],
    ['encrypted', String(ec.privateKey.export({ format: 'pem', type: 'pkcs8', ...secret }))],
    ['encrypted in the old way', String(rsa.privateKey.export({ format: 'pem', type: 'pkcs1', ...secret }))],
    ['OpenSSH', armour('OPENSSH PRIVATE KEY', openSshBytes)],
    ['PGP', armour('PGP PRIVATE KEY BLOCK', pgpBytes).replace('\n', '\nVersion: GnuPG v2\n\n')],
    ['with line ends of Windows', EC_PEM.replaceAll('\n', '\r\n')],
    ['with line ends of old Macs', EC_PEM.replaceAll('\n', '\r')],
    ['indented', EC_PEM.replaceAll(/^/gm, '      ')],
    ['quoted in mail', EC_PEM.replaceAll(/^/gm, '> > ')],
    ['commented out', EC_PEM.replaceAll(/^/gm, '// ')],
    ['in a block comment', EC_PEM.replaceAll(/^/gm, ' * ')],
    ['with line numbers', lines.map((line, n) => `${n + 1}: ${line}`).join('\n')],
    ['in JSON', JSON.stringify({ key: EC_PEM })],
    ['in JSON in JSON', JSON.stringify({ config: JSON.stringify({ key: EC_PEM.replaceAll('/', '\\/') }) })],
    ['in JSON with every special character escaped', JSON.stringify({ key: EC_PEM }).replaceAll('+', '\\u002b')],
    ['in YAML', `key: |\n${EC_PEM.replaceAll(/^/gm, '  ')}`],
    ['in HTML', `<pre>${EC_PEM.replaceAll('\n', '<br/>').replaceAll('+', '&#43;')}</pre>`],
    ['in Markdown', `Text:\n\n\`\`\`\n${EC_PEM}\`\`\`\n`],
    ['as a string in a program', lines.map((line) => `  "${line}\\n" +`).join('\n')],
    ['without line ends', lines.join('')],
    ['with spaces for line ends', lines.join(' ')],
    ['in an address', `?key=${encodeURIComponent(EC_PEM)}`],
    ['in a form', `key=${encodeURIComponent(EC_PEM).replaceAll('%20', '+')}`],
    ['in a mail, quoted-printable', EC_PEM.replaceAll('=', '=3D').replaceAll(/^(M.{30})/gm, '$1=\r\n')],
    ['without its end', lines.slice(0, -1).join('\n')],
    ['without header', body.join('\n')],
    ['with a header misspelt', EC_PEM.replaceAll('PRIVATE', 'PRIVAT')],
    ['with a byte order mark', `\ufeff${EC_PEM}`],
    ['in UTF-16', Buffer.from(`\ufeff${EC_PEM}`, 'utf16le')],
    ['in UTF-16 of the other order', Buffer.from(EC_PEM, 'utf16le').swap16()],
    ['behind a certificate', `${armour('CERTIFICATE', Buffer.from('300506032a0304', 'hex'))}${EC_PEM}`],
    ['as base64 of DER', der(rsa.privateKey, 'pkcs8').toString('base64')],
    ['as base64 for addresses', der(rsa.privateKey, 'pkcs8').toString('base64url')],
    ['as hexadecimal', der(ec.privateKey, 'pkcs8').toString('hex')],
    ['as hexadecimal with colons', (der(ec.privateKey, 'sec1').toString('hex').match(/../g) ?? []).join(':')],
    [
      'as an array of bytes',
      [...der(ec.privateKey, 'sec1')].map((n) => `0x${n.toString(16).padStart(2, '0')}`).join(', '),
    ],
    ['in a Kubernetes secret', `kind: Secret\ndata:\n  tls.key: ${Buffer.from(EC_PEM).toString('base64')}\n`],
    ['as base64 of base64', Buffer.from(der(ec.privateKey, 'pkcs8').toString('base64')).toString('base64')],
    [
      'in a Terraform state',
      JSON.stringify({ resources: [{ instances: [{ attributes: { private_key_pem: RSA_PEM } }] }] }),
    ],
    ['in a properties file', `server.ssl.key=${EC_PEM.replaceAll('\n', '\\n\\\n  ')}`],
    ['as JWK', JSON.stringify(ec.privateKey.export({ format: 'jwk' }))],
    [
      'in a JWK set',
      JSON.stringify({ keys: [ec.publicKey, ed25519.privateKey].map((key) => key.export({ format: 'jwk' })) }, null, 2),
    ],
    ['as a symmetric JWK', JSON.stringify({ kty: 'oct', k: randomBytes(32).toString('base64url') })],
    ['as JWK in YAML', `kty: EC\ncrv: P-256\nd: ${ec.privateKey.export({ format: 'jwk' }).d}\n`],
    ['as XML', xmlKey()],
    ['as XML in XML', xmlKey().replaceAll('<', '&lt;').replaceAll('>', '&gt;')],
    [
      'of PuTTY',
      `PuTTY-User-Key-File-3: ssh-ed25519\nEncryption: none\nPrivate-Lines: 1\n${randomBytes(48).toString('base64')}\n`,
    ],
    ['of WireGuard', `[Interface]\nPrivateKey = ${randomBytes(32).toString('base64')}\n`],
    [
      'of a signed zone',
      `Private-key-format: v1.3\nAlgorithm: 13\nPrivateKey: ${randomBytes(32).toString('base64')}\n`,
    ],
    [
      'printed by OpenSSL',
      `Private-Key: (256 bit)\npriv:\n    ${(randomBytes(32).toString('hex').match(/../g) ?? []).join(':')}\npub:\n`,
    ],
  ])('is found %s', async (_, text) => {
    const around = typeof text === 'string' ? `Some text before.\n\n${text}\n\nand after.\n` : text;
    expect(await said(around)).toMatch(/(key|store).* in file\.txt/);
  });
});

describe('a key in an archive', () => {
  it('is named with its place', async () => {
    const inner = zipOf({ 'readme.txt': 'x'.repeat(2_000), 'backup/ca.pem': `${'x'.repeat(1_024)}\n${EC_PEM}` });
    expect(await said(inner, 'archive.zip')).toMatch(
      /^an EC private key \(PKCS#8\) in backup\/ca\.pem inside archive\.zip, at byte 10\d\d$/,
    );
    const outer = zipOf({ 'archive.zip': inner });
    expect(await said(outer, 'all.zip')).toMatch(/in backup\/ca\.pem inside archive\.zip inside all\.zip/);
  });

  it('is named with its place where the archive does not compress', async () => {
    const tar = tarOf({ 'a.txt': 'text', 'keys/ca.pem': EC_PEM, 'keys/ca.der': der(rsa.privateKey, 'pkcs8') });
    const sentence = 'an EC private key (PKCS#8) in keys/ca.pem inside';
    expect(await said(tar, 'all.tar')).toContain(`${sentence} all.tar, at byte `);
    expect(await said(gzipSync(tar), 'all.tar.gz')).toContain(sentence);
  });

  it('stays found where its archive cannot be opened', async () => {
    const tar = tarOf({ 'keys/ca.pem': EC_PEM });
    tar.write('not a number', 124);
    expect(await said(tar, 'all.tar')).toContain('an EC private key (PKCS#8) in ');
  });

  it.each<[string, () => Promise<Buffer> | Buffer]>([
    ['a tar', () => tarOf({ 'a.txt': 'text', 'keys/ca.key': EC_PEM })],
    ['a compressed tar', () => gzipSync(tarOf({ 'a.txt': 'text', 'keys/ca.key': EC_PEM }))],
    ['a document', () => zipOf({ '[Content_Types].xml': '<Types/>', 'word/document.xml': `<w:p>${EC_PEM}</w:p>` })],
    [
      'a document, in one paragraph a line',
      () =>
        zipOf({
          'word/document.xml': EC_PEM.split('\n')
            .map((line) => `<w:p w:rsidR="00A1"><w:r><w:t>${line}</w:t></w:r></w:p>`)
            .join(''),
        }),
    ],
    ['a spreadsheet, as an embedded file', async () => zipOf({ 'xl/embeddings/1.bin': der(rsa.privateKey, 'pkcs8') })],
    [
      'a compressed file in a mail',
      async () =>
        Buffer.from(
          `Content-Transfer-Encoding: base64\r\n\r\n${(
            zipOf({ 'ca.pem': EC_PEM })
              .toString('base64')
              .match(/.{1,76}/g) ?? []
          ).join('\r\n')}\r\n`,
        ),
    ],
  ])('is found in %s', async (_, archive) => {
    expect(await said(await archive(), 'archive')).toContain('private key');
  });
});

describe('what is no key', () => {
  it.each(Object.entries(INNOCENT_TEXTS))('stays: %s', async (_, text) => {
    expect(await said(text)).toBeNull();
    expect(await kind(text)).toBe('clean');
  });

  it('stays: certificates, requests, lists, signatures, time stamps, in both forms and in archives', async () => {
    const structures = await pkiStructures();
    expect(Object.keys(structures).length).toBeGreaterThanOrEqual(10);
    for (const [name, bytes] of Object.entries(structures)) {
      const inZip = zipOf({ [name]: bytes });
      const spoken = await Promise.all([
        said(bytes),
        said(armour('ANYTHING', bytes)),
        said(bytes.toString('hex')),
        said(inZip),
      ]);
      expect({ name, spoken }).toEqual({ name, spoken: [null, null, null, null] });
    }
  });

  it('stays: a million random bytes', async () => {
    expect(await kind(randomBytes(1_000_000))).toBe('clean');
    expect(await kind(randomBytes(200_000).toString('base64'))).toBe('clean');
  });
});

describe('macros', () => {
  it.each([
    ['a document', { 'word/document.xml': '<x/>', 'word/vbaProject.bin': 'x' }, 'word/vbaProject.bin'],
    ['a sheet of Excel 4', { 'xl/macrosheets/sheet1.xml': '<x/>' }, 'xl/macrosheets/sheet1.xml'],
    ['an OpenDocument', { 'Basic/Standard/Module1.xml': '<x/>' }, 'Basic/Standard/Module1.xml'],
    ['what belongs to a document’s', { 'word/vbaData.xml': '<x/>' }, 'word/vbaData.xml'],
    ['their signature', { 'word/vbaProjectSignatureV3.bin': 'x' }, 'word/vbaProjectSignatureV3.bin'],
    ['a sheet of another language', { 'xl/intlmacrosheets/sheet1.xml': '<x/>' }, 'xl/intlmacrosheets/sheet1.xml'],
    ['scripts of an OpenDocument', { 'Scripts/python/start.py': 'x' }, 'Scripts/python/start.py'],
  ])('are found in %s', async (_, files, place) => {
    expect(await inspectContent('plan.docx', zipOf(files))).toMatchObject({
      kind: 'refused',
      finding: { kind: 'macros', place: { inside: ['plan.docx', place] } },
    });
  });

  it('are found in old documents', async () => {
    const old = Buffer.concat([
      Buffer.from('d0cf11e0a1b11ae1', 'hex'),
      Buffer.alloc(504),
      Buffer.from('_VBA_PROJECT', 'utf16le'),
    ]);
    expect(await inspectContent('plan.doc', old)).toMatchObject({ kind: 'refused', finding: { kind: 'macros' } });
  });

  it('are not seen in an OpenDocument that has none', async () => {
    expect(await kind(zipOf({ 'content.xml': '<x/>', 'Basic/script-lc.xml': '<x/>' }))).toBe('clean');
    // The list of a library without modules.
    expect(await kind(zipOf({ 'content.xml': '<x/>', 'Basic/Standard/script-lb.xml': '<x/>' }))).toBe('clean');
  });
});

describe('what cannot be looked into', () => {
  const damaged = async () => {
    const zip = zipOf({ 'a.txt': 'x'.repeat(5_000) });
    zip.fill(0xff, 40, 60);
    return zip;
  };
  it.each<[string, () => Promise<Buffer> | Buffer]>([
    [
      'an encrypted archive',
      async () => {
        const zip = zipOf({ 'a.txt': 'secret' });
        const directory = zip.lastIndexOf(Buffer.from('PK\x01\x02', 'latin1'));
        zip.writeUInt16LE(zip.readUInt16LE(directory + 8) | 1, directory + 8);
        return zip;
      },
    ],
    ['a damaged archive', damaged],
    ['an archive without its end', async () => zipOf({ 'a.txt': 'x'.repeat(5_000) }).subarray(0, 60)],
    ['a 7z archive', () => Buffer.concat([Buffer.from('377abcaf271c0004', 'hex'), randomBytes(100)])],
    [
      'an encrypted document',
      () =>
        Buffer.concat([
          Buffer.from('d0cf11e0a1b11ae1', 'hex'),
          Buffer.alloc(504),
          Buffer.from('EncryptedPackage', 'utf16le'),
        ]),
    ],
    ['an encrypted PDF', () => Buffer.from('%PDF-1.7\ntrailer << /Root 1 0 R /Encrypt 5 0 R >>\n')],
    ['an archive that unpacks to very much', () => gzipSync(Buffer.alloc(70 * 1024 * 1024))],
    [
      'an archive of very many files',
      () => tarOf(Object.fromEntries(Array.from({ length: 5_001 }, (_, n) => [`${n}`, 'x']))),
    ],
    [
      'archives in archives in archives',
      async () => {
        let zip: Buffer = Buffer.from('text');
        for (let n = 0; n < 9; n++) zip = zipOf({ 'a.zip': zip });
        return zip;
      },
    ],
  ])('is said of %s', async (_, content) => {
    expect(await kind(await content())).toBe('sealed');
  });

  it('does not hide what stands beside it', async () => {
    const zip = zipOf({
      'closed.7z': Buffer.concat([Buffer.from('377abcaf271c0004', 'hex'), randomBytes(100)]),
      'ca.pem': EC_PEM,
    });
    expect(await said(zip)).toContain('in ca.pem');
  });
});

describe('bytes that lie about their lengths', () => {
  /** The same numbers in every run, so that a failure can be seen again. */
  function* numbers(seed: number): Generator<number, never> {
    for (let state = seed; ;) {
      state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
      yield state / 2 ** 32;
    }
  }
  const LIES = [0x7f, 0x80, 0x81, 0x82, 0x84, 0x88, 0xff, 0x00];

  it('never throw and never take much memory', async () => {
    const zip = zipOf({ 'a/ca.txt': 'x'.repeat(300), 'b.bin': randomBytes(100) });
    const seeds = [
      der(rsa.privateKey, 'pkcs8'),
      der(ec.privateKey, 'sec1'),
      Buffer.from(EC_PEM),
      zip,
      gzipSync(zip),
      tarOf({ a: 'b' }),
      openSshBytes,
      pgpBytes,
      javaStore,
      ...Object.values(await pkiStructures()),
    ];
    const random = numbers(7);
    const below = (limit: number) => Math.floor(random.next().value * limit);
    const before = process.memoryUsage().arrayBuffers;
    for (let n = 0; n < 2_000; n++) {
      const bytes = Buffer.from(seeds[n % seeds.length] ?? '');
      for (let change = 0; change <= below(4); change++) bytes[below(bytes.length)] = LIES[below(LIES.length)] ?? 0;
      const verdict = await inspectContent('fuzz', below(5) === 0 ? bytes.subarray(0, below(bytes.length)) : bytes);
      expect(['clean', 'sealed', 'refused']).toContain(verdict.kind);
    }
    expect(process.memoryUsage().arrayBuffers - before).toBeLessThan(200 * 1024 * 1024);
  });
});
