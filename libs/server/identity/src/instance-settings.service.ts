import { type InstanceView } from '@certitude/contracts';
import { TenantDatabase } from '@certitude/server/core';
import { Inject, Injectable } from '@nestjs/common';

/** What the operator decided for the whole instance. */
@Injectable()
export class InstanceSettings {
  constructor(@Inject(TenantDatabase) private readonly db: TenantDatabase) {}

  /** Whether anybody makes an account, or only who is invited. */
  async signUp(): Promise<InstanceView['signUp']> {
    const [row] = await this.db.global<{ signUp: InstanceView['signUp'] }>(
      'select sign_up as "signUp" from instance_setting',
    );
    return row?.signUp ?? 'invited';
  }
}
