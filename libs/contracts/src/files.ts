import * as z from 'zod';
import { endpoint } from './endpoint';
import { StoredFileId } from './ids';
import { OrganizationParams } from './organizations';
import { StoredFileView } from './evidence';

/** Which files are accepted, by the ends of their names: for people, and for the check. No macros, no HTML, no programs. */
export const ACCEPTED_FILES = {
  documents: ['pdf', 'docx', 'xlsx', 'pptx', 'doc', 'xls', 'ppt', 'odt', 'ods', 'odp', 'odg'],
  images: ['png', 'jpg', 'jpeg', 'webp', 'gif'],
  archives: ['zip', '7z', 'tar.gz', 'tgz'],
  text: ['txt', 'log', 'md', 'csv', 'json', 'xml', 'yaml', 'yml', 'conf', 'cnf', 'ini', 'ldif', 'eml', 'msg'],
  'certificates and their messages': [
    'pem',
    'crt',
    'cer',
    'der',
    'crl',
    'csr',
    'p10',
    'p7b',
    'p7c',
    'p7m',
    'p7s',
    'tsq',
    'tsr',
    'ors',
    'orq',
    'ocsp',
    'asc',
    'sig',
  ],
} as const;
export type AcceptedExtension = (typeof ACCEPTED_FILES)[keyof typeof ACCEPTED_FILES][number];

/** "documents (.pdf, .docx), images (.png)": the accepted files in words. */
export const acceptedInWords = (): string =>
  Object.entries(ACCEPTED_FILES)
    .map(([kind, extensions]) => `${kind} (${extensions.map((extension) => `.${extension}`).join(', ')})`)
    .join('; ');

const SIZES = [
  [1024 ** 3, 'GiB'],
  [1024 ** 2, 'MiB'],
  [1024, 'KiB'],
] as const;

/** A number of bytes as people read it, the same wherever the file is shown: "340 bytes", "1.2 MiB". */
export function sizeInWords(bytes: number): string {
  const [size, unit] = SIZES.find(([least]) => bytes >= least) ?? [1, 'bytes'];
  return size === 1 ? `${bytes} ${unit}` : `${(bytes / size).toFixed(1)} ${unit}`;
}

export const WithdrawFile = z.strictObject({
  /** Shown wherever the file was. */
  reason: z.string().trim().min(1, 'say why').max(500, 'must have at most 500 characters'),
});
export type WithdrawFile = z.infer<typeof WithdrawFile>;

export const FileSettings = z.strictObject({
  /** Whether files are accepted that could not be looked into: encrypted, damaged, or too large to unpack. */
  acceptsSealed: z.boolean(),
});
export type FileSettings = z.infer<typeof FileSettings>;
export const FileSettingsView = FileSettings.extend({
  /** Bytes of all files that are kept. */
  used: z.number().int(),
  limit: z.number().int(),
});
export type FileSettingsView = z.infer<typeof FileSettingsView>;

const base = '/organizations/:organizationId';

export const filesApi = {
  withdraw: endpoint({
    method: 'POST',
    path: `${base}/files/:fileId/withdraw`,
    summary: 'Withdraw a file: its content is deleted, its name and hash stay',
    params: OrganizationParams.extend({ fileId: StoredFileId }),
    body: WithdrawFile,
    response: StoredFileView,
  }),
  settings: endpoint({
    method: 'GET',
    path: `${base}/file-settings`,
    summary: 'What files are accepted, and how much is kept',
    params: OrganizationParams,
    response: FileSettingsView,
  }),
  changeSettings: endpoint({
    method: 'PUT',
    path: `${base}/file-settings`,
    summary: 'Set what files are accepted',
    params: OrganizationParams,
    body: FileSettings,
    response: FileSettingsView,
  }),
} as const;
