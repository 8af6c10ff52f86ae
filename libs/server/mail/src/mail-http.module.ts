import { Module } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { HeldMailEntity } from './outbox/entities/held-mail.entity';
import { OutboxDoor } from './outbox/outbox-door';
import { OutboxController } from './outbox/outbox.controller';
import { Outbox } from './outbox/outbox.service';

/** HTTP doors of mail: the outbox of operators. */
@Module({
  imports: [TypeOrmModule.forFeature([HeldMailEntity])],
  controllers: [OutboxController],
  providers: [Outbox, OutboxDoor],
})
export class MailHttpModule {}
