import { createHmac, hkdfSync, timingSafeEqual } from 'node:crypto';

const TAG_BYTES = 16;
/** In base64url. */
const TAG_LENGTH = 22;

/** Says of a text that a process of this instance has sent it, on this channel. */
export class Seal {
  private readonly key: Uint8Array;

  /** @param secret that all processes of the instance share, and nobody else knows */
  constructor(secret: string) {
    this.key = new Uint8Array(hkdfSync('sha256', secret, '', 'messages between nodes', 32));
  }

  put(channel: string, text: string): string {
    return this.tag(channel, text).toString('base64url') + text;
  }

  /** @returns the text; null when it was not sealed for this channel */
  open(channel: string, sealed: string): string | null {
    const text = sealed.slice(TAG_LENGTH);
    const tag = Buffer.from(sealed.slice(0, TAG_LENGTH), 'base64url');
    return tag.length === TAG_BYTES && timingSafeEqual(tag, this.tag(channel, text)) ? text : null;
  }

  private tag(channel: string, text: string): Buffer {
    return createHmac('sha256', this.key).update(`${channel} ${text}`).digest().subarray(0, TAG_BYTES);
  }
}
