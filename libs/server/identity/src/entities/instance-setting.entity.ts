import { type InstanceView } from '@certitude/contracts';
import { type ByDefault, Column, KeyColumn } from '@certitude/server/core';
import { Entity } from 'typeorm';

/** What the operator decided for the whole instance: one row. */
@Entity('instance_setting')
export class InstanceSettingEntity {
  @KeyColumn('boolean')
  declare readonly onlyRow: ByDefault<boolean>;

  @Column('text')
  declare readonly signUp: ByDefault<InstanceView['signUp']>;
}
