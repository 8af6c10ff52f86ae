import { EvidenceModule } from '@certitude/server/evidence';
import { Module } from '@nestjs/common';
import { ArchiveController } from './archive/archive.controller';
import { ArchiveModule } from './archive/archive.module';
import { ExportsController } from './exports/exports.controller';
import { ExportsModule } from './exports/exports.module';
import { ImportsController } from './imports/imports.controller';
import { ImportsModule } from './imports/imports.module';
import { ListedPeopleController } from './imports/people/listed-people.controller';
import { PackageController } from './package/package.controller';
import { PackageModule } from './package/package.module';

/** HTTP doors of the exchange context. */
@Module({
  imports: [ExportsModule, ImportsModule, PackageModule, ArchiveModule, EvidenceModule],
  controllers: [ExportsController, ImportsController, ListedPeopleController, PackageController, ArchiveController],
})
export class ExchangeHttpModule {}
