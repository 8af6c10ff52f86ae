import {
  assessmentsApi,
  type HistoryEntry,
  type InputOf,
  type Page,
  type ResponseContributors,
} from '@certitude/contracts';
import { Can, Context, Input, Serves, type TenantContext } from '@certitude/server/core';
import { Controller, Inject } from '@nestjs/common';
import { type z } from 'zod';
import { Contributors } from './contributors/contributors.service';
import { History } from './history.service';

/** What there is to one response besides following it live: its history, who is invited to it. */
@Controller()
export class ResponsesController {
  constructor(
    @Inject(History) private readonly histories: History,
    @Inject(Contributors) private readonly contributors: Contributors,
  ) {}

  @Serves(assessmentsApi.history)
  @Can('assessment:read-granted')
  history(
    @Context() context: TenantContext,
    @Input() input: InputOf<typeof assessmentsApi.history>,
  ): Promise<Page<z.infer<typeof HistoryEntry>>> {
    return this.histories.list(context, input);
  }

  @Serves(assessmentsApi.inviteContributor)
  @Can('response:assign')
  inviteContributor(
    @Context() context: TenantContext,
    @Input() { params }: InputOf<typeof assessmentsApi.inviteContributor>,
  ): Promise<ResponseContributors> {
    return this.contributors.invite(context, params);
  }

  @Serves(assessmentsApi.withdrawContributor)
  @Can('response:assign')
  withdrawContributor(
    @Context() context: TenantContext,
    @Input() { params }: InputOf<typeof assessmentsApi.withdrawContributor>,
  ): Promise<ResponseContributors> {
    return this.contributors.withdraw(context, params);
  }
}
