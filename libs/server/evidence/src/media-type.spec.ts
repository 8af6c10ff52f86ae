import { gzipSync } from 'node:zlib';
import { acceptedMediaType, whyNotAccepted } from './media-type';

const hex = (text: string, size = 64): Buffer => {
  const start = Buffer.from(text.replaceAll(' ', ''), 'hex');
  return Buffer.concat([start, Buffer.alloc(Math.max(0, size - start.length))]);
};

/** A ZIP whose first entry is stored, not compressed: what office files and OpenDocument files are inside. */
function zip(name: string, content: string): Buffer {
  const header = Buffer.alloc(30);
  header.writeUInt32LE(0x04034b50, 0);
  header.writeUInt16LE(20, 4);
  header.writeUInt32LE(content.length, 18);
  header.writeUInt32LE(content.length, 22);
  header.writeUInt16LE(name.length, 26);
  return Buffer.concat([header, Buffer.from(name), Buffer.from(content)]);
}

function tarGz(): Buffer {
  const tar = Buffer.alloc(1024);
  tar.write('protocol.txt', 0);
  tar.write('0000644\0', 100);
  tar.write('00000000000\0', 124);
  tar.write('ustar\x0000', 257);
  tar.write('        ', 148);
  const sum = tar.subarray(0, 512).reduce((total, byte) => total + byte, 0);
  tar.write(`${sum.toString(8).padStart(6, '0')}\0 `, 148);
  return gzipSync(tar);
}

const png = hex('89504e470d0a1a0a 0000000d49484452 0000000100000001 0806000000 1f15c489 0000000049444154');
const cfb = hex('d0cf11e0a1b11ae1', 1024);
const docx = zip(
  '[Content_Types].xml',
  '<Types><Override ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/></Types>',
);
const odt = zip('mimetype', 'application/vnd.oasis.opendocument.text');

describe('files that are accepted', () => {
  it.each([
    ['policy.pdf', Buffer.from('%PDF-1.7\n%âãÏÓ\n1 0 obj'), 'application/pdf'],
    ['POLICY.PDF', Buffer.from('%PDF-1.7\n'), 'application/pdf'],
    ['diagram.png', png, 'image/png'],
    ['photo.jpeg', hex('ffd8ffe000104a46494600010100'), 'image/jpeg'],
    ['photo.gif', Buffer.from('GIF89a\u0001\u0000\u0001\u0000'), 'image/gif'],
    ['photo.webp', Buffer.from('RIFF\u0010\u0000\u0000\u0000WEBPVP8 '), 'image/webp'],
    ['report.docx', docx, 'application/vnd.openxmlformats-officedocument.wordprocessingml.document'],
    ['report.odt', odt, 'application/vnd.oasis.opendocument.text'],
    ['old.xls', cfb, 'application/vnd.ms-excel'],
    ['all.zip', zip('a.txt', 'content'), 'application/zip'],
    ['all.7z', hex('377abcaf271c0004'), 'application/x-7z-compressed'],
    ['logs.tar.gz', tarGz(), 'application/gzip'],
    ['logs.tgz', tarGz(), 'application/gzip'],
    ['notes.txt', Buffer.from('Minutes\r\n\tof the ceremony ✓'), 'text/plain'],
    ['BMW.txt', Buffer.from('BMW is what two formats begin with'), 'text/plain'],
    ['export.csv', Buffer.from('name;größe\n', 'latin1'), 'text/csv'],
    ['export.csv', Buffer.from('\ufeffname;größe\n', 'utf16le'), 'text/csv'],
    ['readme.md', Buffer.from('# Ceremony\n\n<b>bold</b>'), 'text/markdown'],
    ['scan.json', Buffer.from('{"a": 1}'), 'application/json'],
    ['scan.xml', Buffer.from('<?xml version="1.0"?>\n<!-- c -->\n<report><svg/></report>'), 'application/xml'],
    ['values.yml', Buffer.from('a: 1\n'), 'application/yaml'],
    ['mail.eml', Buffer.from('From: a@example.test\r\nSubject: x\r\n\r\n<html>'), 'message/rfc822'],
    ['chain.pem', Buffer.from('-----BEGIN CERTIFICATE-----\nMIIB\n'), 'application/x-pem-file'],
    ['root.crt', Buffer.from('-----BEGIN CERTIFICATE-----\nMIIB\n'), 'application/pkix-cert'],
    ['root.cer', hex('3082018b30820131a003020102021412'), 'application/pkix-cert'],
  ])('include %s', async (name, head, type) => {
    await expect(acceptedMediaType(name, head)).resolves.toBe(type);
  });
});

describe('files that are refused', () => {
  it.each([
    ['a web page', 'page.html', Buffer.from('<!doctype html><p>')],
    ['a web page under another name', 'page.txt', Buffer.from('\ufeff \n<!DOCTYPE html><p>')],
    [
      'a web page inside XML',
      'page.xml',
      Buffer.from('<?xml version="1.0"?><html xmlns="http://www.w3.org/1999/xhtml">'),
    ],
    ['a drawing that may run scripts', 'logo.svg', Buffer.from('<svg onload="x()">')],
    [
      'such a drawing as XML',
      'logo.xml',
      Buffer.from('<?xml version="1.0"?><!-- x --><!DOCTYPE svg><svg:svg onload="x()">'),
    ],
    ['such a drawing as an image', 'logo.png', Buffer.from('<svg onload="x()">')],
    ['a script', 'run.sh', Buffer.from('echo hi')],
    ['a script under another name', 'run.txt', Buffer.from('#!/bin/sh\necho hi')],
    ['a program', 'setup.exe', hex('4d5a9000')],
    ['a program under another name', 'setup.pdf', hex('4d5a9000')],
    ['a program as text', 'setup.txt', hex('4d5a9000')],
    ['a program as a certificate', 'setup.crt', hex('7f454c46')],
    ['a document with macros', 'report.docm', docx],
    ['a Java archive as ZIP', 'tool.zip', zip('META-INF/MANIFEST.MF', 'Manifest-Version: 1.0')],
    ['an image under another name', 'image.pdf', png],
    ['a ZIP as 7z', 'all.7z', zip('a.txt', 'content')],
    ['a compressed file that is no archive by name', 'dump.gz', gzipSync('x')],
    ['no extension', 'README', Buffer.from('text')],
    ['an extension only', 'pdf', Buffer.from('%PDF-1.7\n')],
    ['an extension of two parts only', 'tar.gz', tarGz()],
    ['a compressed file whose name only looks like it', 'star.gz', tarGz()],
    ['a double extension', 'report.pdf.exe', Buffer.from('%PDF-1.7\n')],
    ['an inherited name', 'x.constructor', Buffer.from('text')],
  ])('include %s', async (_, name, head) => {
    await expect(acceptedMediaType(name, head)).resolves.toBeNull();
  });
});

describe('files of this trade, in binary', () => {
  const CERTIFICATE = 'application/pkix-cert';
  const SIGNATURE = 'application/octet-stream';
  it.each([
    ['a short sequence that begins with a number', 'c.der', '3003 020101', CERTIFICATE],
    ['with a type', 'c.der', '3003 0603', CERTIFICATE],
    ['with a status', 'answer.ors', '3003 0a0100', 'application/ocsp-response'],
    ['with a sequence', 'c.der', '307f 3000', CERTIFICATE],
    ['with anything else', 'c.der', '3003 0401', null],
    ['a set', 'c.der', '3103 0201', null],
    ['whose length is told in one more byte', 'c.der', '3081ff 3000', CERTIFICATE],
    ['whose length is told in four', 'c.der', '308400000100 3000', CERTIFICATE],
    ['whose length is told in five', 'c.der', '30850000000100 3000', null],
    ['whose end is marked, not its length', 'signed.p7m', '3080 0609', 'application/pkcs7-mime'],
    ['a signature in ASN.1', 'a.sig', '308201 ff 0609', SIGNATURE],
    ['a signature of PGP', 'a.sig', '88 5e', SIGNATURE],
    ['another of its lengths', 'a.sig', '8b 04', SIGNATURE],
    ['a new one', 'a.sig', 'c2 5e', SIGNATURE],
    ['a signature as text', 'a.sig', Buffer.from('untrusted comment: x').toString('hex').padEnd(128, '20'), SIGNATURE],
    ['a packet of PGP that is none', 'a.sig', '98 5e', null],
    ['a new one that is none', 'a.sig', 'c6 5e', null],
    ['a signature of PGP as a certificate', 'a.der', '88 5e', null],
    ['nothing', 'c.der', '00', null],
  ])('%s: %s', async (_, name, bytes, type) => {
    await expect(acceptedMediaType(name, hex(bytes))).resolves.toBe(type);
  });
});

describe('looking at a file', () => {
  it.each([
    ['a document type without end', `<!doctype ${' '.repeat(30_000)}${'a'.repeat(30_000)}`],
    ['a comment without end', `<!--${'<!--'.repeat(15_000)}`],
    ['a declaration without end', `<?xml${'?'.repeat(60_000)}`],
    ['nothing but space', ' '.repeat(60_000)],
  ])('takes no longer for %s', async (_, text) => {
    const before = process.cpuUsage();
    await acceptedMediaType('hostile.xml', Buffer.from(text));
    // A backtracking pattern would take many seconds of the processor, whatever else the machine does.
    expect(process.cpuUsage(before).user).toBeLessThan(2_000_000);
  });
});

describe('what is said about a file that is not accepted', () => {
  it.each([
    ['that its content is another', 'image.png', 'Its content is not that of a .png file.'],
    ['so for an archive', 'logs.tar.gz', 'Its content is not that of a .tar.gz file.'],
    [
      'that keys are never kept',
      'Store.P12',
      'Files named .p12 hold private keys, which are never kept; certificates alone are accepted.',
    ],
    ['nothing more about other types', 'setup.exe', ''],
    ['nothing more without an extension', 'README', ''],
  ])('is %s', (_, name, sentence) => expect(whyNotAccepted(name)).toBe(sentence));
});
