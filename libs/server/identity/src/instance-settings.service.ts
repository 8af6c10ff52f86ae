import { type InstanceView } from '@certitude/contracts';
import { TenantDatabase } from '@certitude/server/core';
import { Inject, Injectable } from '@nestjs/common';
import { InstanceSettingEntity } from './entities/instance-setting.entity';

/** What the operator decided for the whole instance. */
@Injectable()
export class InstanceSettings {
  constructor(@Inject(TenantDatabase) private readonly db: TenantDatabase) {}

  /** Whether anybody makes an account, or only who is invited. */
  async signUp(): Promise<InstanceView['signUp']> {
    const [row] = await this.db.globalRepository(InstanceSettingEntity).find(['signUp']);
    return row?.signUp ?? 'invited';
  }
}
