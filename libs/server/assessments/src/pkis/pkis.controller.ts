import { type InputOf, type Page, pkisApi, type PkiView } from '@certitude/contracts';
import { Can, Context, Input, Serves, type TenantContext } from '@certitude/server/core';
import { Controller, Inject } from '@nestjs/common';
import { Pkis } from './pkis.service';

/** PKIs of an organization. */
@Controller()
export class PkisController {
  constructor(@Inject(Pkis) private readonly pkis: Pkis) {}

  @Serves(pkisApi.list)
  @Can('assessment:read')
  list(@Context() context: TenantContext, @Input() { query }: InputOf<typeof pkisApi.list>): Promise<Page<PkiView>> {
    return this.pkis.list(context, query);
  }

  @Serves(pkisApi.create)
  @Can('pki:manage')
  create(@Context() context: TenantContext, @Input() { body }: InputOf<typeof pkisApi.create>): Promise<PkiView> {
    return this.pkis.create(context, body);
  }

  @Serves(pkisApi.get)
  @Can('assessment:read')
  get(@Context() context: TenantContext, @Input() { params }: InputOf<typeof pkisApi.get>): Promise<PkiView> {
    return this.pkis.get(context, params);
  }

  @Serves(pkisApi.update)
  @Can('pki:manage')
  update(
    @Context() context: TenantContext,
    @Input() { params, body }: InputOf<typeof pkisApi.update>,
  ): Promise<PkiView> {
    return this.pkis.update(context, params, body);
  }
}
