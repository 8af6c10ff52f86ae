import { AnsweringModule } from '@certitude/server/answering';
import { AssessmentsModule } from '@certitude/server/assessments';
import { EvidenceModule } from '@certitude/server/evidence';
import { IdentityModule } from '@certitude/server/identity';
import { ImprovementModule } from '@certitude/server/improvement';
import { ModelsModule } from '@certitude/server/models';
import { OrganizationsModule } from '@certitude/server/organizations';
import { ReviewsModule } from '@certitude/server/reviews';
import { VersionsModule } from '@certitude/server/versions';
import { Module } from '@nestjs/common';
import { DemoAnswering } from './demo-answers';
import { DemoAssessing } from './demo-assessments';
import { DemoCasting } from './demo-cast';
import { DemoFilling } from './demo-filling';
import { DemoPast } from './demo-past';
import { DemoPlanning } from './demo-plans';
import { DemoProving } from './demo-evidence';
import { DemoScoping } from './demo-scope';

/** What fills an organization with sample data, with the contexts that it takes. */
@Module({
  imports: [
    IdentityModule,
    OrganizationsModule,
    ModelsModule,
    AssessmentsModule,
    AnsweringModule,
    ReviewsModule,
    VersionsModule,
    EvidenceModule,
    ImprovementModule,
  ],
  providers: [DemoCasting, DemoScoping, DemoAnswering, DemoAssessing, DemoProving, DemoPast, DemoPlanning, DemoFilling],
  exports: [DemoCasting, DemoFilling],
})
export class DemoPartsModule {}
