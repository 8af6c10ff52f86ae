import {
  type AssessmentPerson,
  type Done,
  type GuestGrantView,
  guestsApi,
  type InputOf,
  type Page,
} from '@certitude/contracts';
import { Can, Context, Input, Serves, type TenantContext } from '@certitude/server/core';
import { Controller, Inject } from '@nestjs/common';
import { AssessmentPeople } from './access/assessment-people';
import { Guests } from './access/guests.service';

/** Guest auditors of an assessment, and the names they see there. */
@Controller()
export class GuestsController {
  constructor(
    @Inject(Guests) private readonly guests: Guests,
    @Inject(AssessmentPeople) private readonly people: AssessmentPeople,
  ) {}

  @Serves(guestsApi.list)
  @Can('assessment:grant')
  list(
    @Context() context: TenantContext,
    @Input() input: InputOf<typeof guestsApi.list>,
  ): Promise<Page<GuestGrantView>> {
    return this.guests.list(context, input);
  }

  @Serves(guestsApi.grant)
  @Can('assessment:grant')
  grant(
    @Context() context: TenantContext,
    @Input() { params, body }: InputOf<typeof guestsApi.grant>,
  ): Promise<GuestGrantView> {
    return this.guests.grant(context, params, body);
  }

  @Serves(guestsApi.withdraw)
  @Can('assessment:grant')
  withdraw(@Context() context: TenantContext, @Input() { params }: InputOf<typeof guestsApi.withdraw>): Promise<Done> {
    return this.guests.withdraw(context, params);
  }

  @Serves(guestsApi.people)
  @Can('assessment:read-granted')
  listPeople(
    @Context() context: TenantContext,
    @Input() input: InputOf<typeof guestsApi.people>,
  ): Promise<Page<AssessmentPerson>> {
    return this.people.list(context, input);
  }
}
