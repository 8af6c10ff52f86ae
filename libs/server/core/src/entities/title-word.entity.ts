import { type OrganizationId } from '@certitude/contracts';
import { Entity } from 'typeorm';
import { Column, KeyColumn } from '../database/column';

/** A word of the title of something that is searched. Written by triggers, read by `TITLED` alone. */
@Entity('title_word')
export class TitleWordEntity {
  @KeyColumn('uuid')
  declare readonly organizationId: OrganizationId;

  @KeyColumn('text')
  declare readonly kind: string;

  @KeyColumn('uuid')
  declare readonly subjectId: string;

  @KeyColumn('text')
  declare readonly word: string;

  @Column('text')
  declare readonly previous: string;

  @Column('text')
  declare readonly words: string;
}
