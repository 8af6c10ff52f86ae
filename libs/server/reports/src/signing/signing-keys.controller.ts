import { type Done, type InputOf, type Page } from '@certitude/contracts';
import {
  signingApi as api,
  type SigningKeyUseView,
  type SigningKeyView,
  type SigningSettingsView,
} from '@certitude/contracts/signing';
import { Can, Context, Input, Serves, type TenantContext } from '@certitude/server/core';
import { Controller, Inject } from '@nestjs/common';
import { SigningKeys } from './signing-keys.service';

/** Stored keys: owners keep them, those who sign see which there are, and the use of each is there to be read. */
@Controller()
export class SigningKeysController {
  constructor(@Inject(SigningKeys) private readonly keys: SigningKeys) {}

  @Serves(api.settings)
  @Can('report:sign')
  settings(@Context() context: TenantContext): Promise<SigningSettingsView> {
    return this.keys.settings(context);
  }

  @Serves(api.changeSettings)
  @Can('signing-key:manage')
  change(
    @Context() context: TenantContext,
    @Input() { body }: InputOf<typeof api.changeSettings>,
  ): Promise<SigningSettingsView> {
    return this.keys.changeSettings(context, body.storesKeys);
  }

  @Serves(api.keys)
  @Can('report:sign')
  all(@Context() context: TenantContext): Promise<SigningKeyView[]> {
    return this.keys.all(context);
  }

  @Serves(api.storeKey)
  @Can('signing-key:manage')
  store(@Context() context: TenantContext, @Input() { body }: InputOf<typeof api.storeKey>): Promise<SigningKeyView> {
    return this.keys.store(context, body);
  }

  @Serves(api.removeKey)
  @Can('signing-key:manage')
  remove(@Context() context: TenantContext, @Input() { params }: InputOf<typeof api.removeKey>): Promise<Done> {
    return this.keys.remove(context, params.keyId);
  }

  @Serves(api.uses)
  @Can('audit:read')
  uses(@Context() context: TenantContext, @Input() input: InputOf<typeof api.uses>): Promise<Page<SigningKeyUseView>> {
    return this.keys.uses(context, input);
  }
}
