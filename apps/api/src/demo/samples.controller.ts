import { type InputOf, type MembershipView, organizationsApi } from '@certitude/contracts';
import { CurrentSession, Input, requestIdOf, Serves, SignedIn, type SignedInSession } from '@certitude/server/core';
import { Controller, Inject, Req } from '@nestjs/common';
import { type Request } from 'express';
import { Samples } from './samples.service';

/** Samples on request. */
@Controller()
export class SamplesController {
  constructor(@Inject(Samples) private readonly samples: Samples) {}

  @Serves(organizationsApi.createSample)
  @SignedIn('there is no organization yet')
  create(
    @CurrentSession() session: SignedInSession,
    @Input() input: InputOf<typeof organizationsApi.createSample>,
    @Req() request: Request,
  ): Promise<MembershipView> {
    return this.samples.create(session.accountId, input.body, requestIdOf(request));
  }
}
