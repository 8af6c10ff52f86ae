import { Clock } from '@certitude/server/core';
import { type AskedLetter, type LetterAction } from '@certitude/server/mail';
import { Inject, Injectable } from '@nestjs/common';
import { AddressLinkRepository } from '../address-link.repository';
import { type AddressPurpose } from '../entities/address-link.entity';
import { later } from '../later';
import { newLinkToken } from '../link-token';

/** How long a link to an address works, and how long somebody waits for it: hours. */
export const LINK_HOURS = 24;
const LASTS = LINK_HOURS * 60 * 60_000;

/** Makes the links of letters that show whose an address is. */
@Injectable()
export class AddressLinkMaker {
  constructor(
    @Inject(AddressLinkRepository) private readonly links: AddressLinkRepository,
    @Inject(Clock) private readonly clock: Clock,
  ) {}

  /** @returns null when nobody waits for the letter any more */
  async linkOf(
    purpose: AddressPurpose,
    { accountId, address, askedAt }: Pick<AskedLetter, 'accountId' | 'address' | 'askedAt'>,
    action: Omit<LetterAction, 'secret'>,
  ): Promise<LetterAction | null> {
    const now = this.clock.now();
    if (now > later(askedAt, LASTS)) return null;
    const { token, hash } = newLinkToken();
    const link = { tokenHash: hash, accountId, email: address, expiresAt: later(now, LASTS) };
    if (purpose !== 'change') await this.links.insert({ ...link, purpose });
    else if (!(await this.links.insertChange(link))) return null;
    return { ...action, secret: token };
  }
}
