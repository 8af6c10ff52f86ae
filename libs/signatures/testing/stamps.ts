import { Integer, OctetString } from 'asn1js';
import { AlgorithmIdentifier, MessageImprint, TSTInfo } from 'pkijs';
import { type GivenKey } from './keys';
import { messageOver } from './messages';

export interface StampWish {
  readonly at?: Date;
  /** The id of the hash that it says. */
  readonly hash?: string;
}

/** A time stamp of RFC 3161 over some bytes. */
export async function stampOver(
  stamped: Uint8Array<ArrayBuffer>,
  by: GivenKey,
  { at = new Date('2030-06-01T12:05:00Z'), hash = '2.16.840.1.101.3.4.2.1' }: StampWish = {},
): Promise<Uint8Array<ArrayBuffer>> {
  const info = new TSTInfo({
    version: 1,
    policy: '1.2.3.4',
    messageImprint: new MessageImprint({
      hashAlgorithm: new AlgorithmIdentifier({ algorithmId: hash }),
      hashedMessage: new OctetString({ valueHex: await crypto.subtle.digest('SHA-256', stamped) }),
    }),
    serialNumber: new Integer({ value: 1 }),
    genTime: at,
  });
  const content = new Uint8Array(info.toSchema().toBER());
  return messageOver(content, by, { content, contentType: '1.2.840.113549.1.9.16.1.4' });
}
