import { TSTInfo } from 'pkijs';
import { hexOf } from '../pdf/values';
import { Unreadable } from '../unreadable';
import { isForTimeStamps } from './certificate';
import { checkedDer } from './der';
import { type Message, type MessageProblem, problemOf, readMessage } from './signed-message';
import { DIGESTS, weaknessOfDigest } from './strength';

/** What is wrong with a time stamp. */
export type StampProblem = MessageProblem | 'not-a-stamp' | 'not-for-stamps';

/** A time stamp, taken apart and checked against what it is over. */
export interface TimeStamp extends Pick<Message, 'certificate' | 'certificates'> {
  /** When its service says that what it is over was there; null for what is no time stamp. */
  readonly time: Date | null;
  readonly problem: StampProblem | null;
}

const TST_INFO = '1.2.840.113549.1.9.16.1.4';

/**
 * A time stamp of RFC 3161: a service signs what says the hash of something, and the time.
 * @param stamped the bytes that it is to be over
 * @throws Unreadable
 */
export async function readTimeStamp(contents: Uint8Array, stamped: Uint8Array<ArrayBuffer>): Promise<TimeStamp> {
  const message = readMessage(contents);
  const { certificate, certificates, data } = message;
  const { eContentType, eContent } = data.encapContentInfo;
  if (eContentType !== TST_INFO || !eContent) return { certificate, certificates, time: null, problem: 'not-a-stamp' };
  const said = new Uint8Array(eContent.getValue());
  const { messageImprint, genTime } = infoOf(said);
  const id = messageImprint.hashAlgorithm.algorithmId;
  const digest = DIGESTS[id];
  const isOver = digest && hexOf(await crypto.subtle.digest(digest, stamped));
  const problem =
    weaknessOfDigest(id) ??
    (await problemOf(message, said, TST_INFO)) ??
    (isOver === hexOf(messageImprint.hashedMessage.valueBlock.valueHexView) ? null : 'content') ??
    (isForTimeStamps(certificate) ? null : 'not-for-stamps');
  return { certificate, certificates, time: genTime, problem };
}

function infoOf(der: Uint8Array): TSTInfo {
  try {
    return TSTInfo.fromBER(new Uint8Array(checkedDer(der)));
  } catch (error) {
    if (error instanceof Unreadable) throw error;
    throw new Unreadable('A time stamp cannot be read.');
  }
}
