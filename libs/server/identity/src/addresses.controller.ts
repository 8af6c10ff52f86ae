import { accountApi, type Done, type InputOf, sessionApi } from '@certitude/contracts';
import {
  CurrentSession,
  Input,
  NetworkAddress,
  Public,
  Serves,
  SignedIn,
  type SignedInSession,
} from '@certitude/server/core';
import { Controller, Inject } from '@nestjs/common';
import { Addresses } from './addresses.service';

/** Links that show whose an address is. */
@Controller()
export class AddressesController {
  constructor(@Inject(Addresses) private readonly addresses: Addresses) {}

  @Serves(sessionApi.signUpLink)
  @Public('nobody has an account before this')
  async signUpLink(
    @Input() { params }: InputOf<typeof sessionApi.signUpLink>,
    @NetworkAddress() network: string,
  ): Promise<{ email: string }> {
    return { email: await this.addresses.signUpAddress(params.token, network) };
  }

  @Serves(sessionApi.confirmAddress)
  @Public('the link is opened wherever its mail is read')
  async confirm(
    @Input() { body }: InputOf<typeof sessionApi.confirmAddress>,
    @NetworkAddress() network: string,
  ): Promise<{ email: string }> {
    return { email: await this.addresses.confirm(body.token, network) };
  }

  @Serves(accountApi.askConfirmation)
  @SignedIn('an account belongs to its person, not to an organization')
  async askConfirmation(@CurrentSession() session: SignedInSession, @NetworkAddress() network: string): Promise<Done> {
    await this.addresses.askConfirmation(session.accountId, network);
    return { done: true };
  }
}
