import { Module } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { ReminderEntity } from './entities/reminder.entity';
import { ReminderRepository } from './reminder.repository';
import { Reminders } from './reminders.service';

/** Reminders alone, for those who deliver them. */
@Module({
  imports: [TypeOrmModule.forFeature([ReminderEntity])],
  providers: [ReminderRepository, Reminders],
  exports: [ReminderRepository, Reminders],
})
export class RemindersModule {}
