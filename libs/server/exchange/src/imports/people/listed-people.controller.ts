import { type InputOf } from '@certitude/contracts';
import { importsApi, type ImportView } from '@certitude/contracts/exchange';
import { Can, Context, Input, Serves, type TenantContext } from '@certitude/server/core';
import { Controller, Inject } from '@nestjs/common';
import { ImportViews } from '../import-views';
import { ListedPeople } from './listed-people.service';

/** Lists of people that are brought from elsewhere. */
@Controller()
export class ListedPeopleController {
  constructor(
    @Inject(ListedPeople) private readonly listed: ListedPeople,
    @Inject(ImportViews) private readonly views: ImportViews,
  ) {}

  @Serves(importsApi.inviteListed)
  @Can('assessment:import')
  async invite(
    @Context() context: TenantContext,
    @Input() { params, body }: InputOf<typeof importsApi.inviteListed>,
  ): Promise<ImportView> {
    await this.listed.invite(context, params.importId, body);
    return this.views.get(context, params.importId);
  }
}
