import { AnsweringModule } from '@certitude/server/answering';
import { AssessmentsModule } from '@certitude/server/assessments';
import { type Config, CoreModule } from '@certitude/server/core';
import { EvidenceModule } from '@certitude/server/evidence';
import { IdentityModule } from '@certitude/server/identity';
import { ImprovementModule } from '@certitude/server/improvement';
import { ModelsModule } from '@certitude/server/models';
import { OrganizationsModule } from '@certitude/server/organizations';
import { ReviewsModule } from '@certitude/server/reviews';
import { VersionsModule } from '@certitude/server/versions';
import { type DynamicModule, Module } from '@nestjs/common';
import { Demo } from './demo';
import { DemoAnswering } from './demo-answers';
import { DemoAssessing } from './demo-assessments';
import { DemoCasting } from './demo-cast';
import { DemoProving } from './demo-evidence';
import { DemoMarker } from './demo-marker';
import { DemoPast } from './demo-past';
import { DemoPlanning } from './demo-plans';
import { DemoScoping } from './demo-scope';

/** The contexts without their doors, and what makes the demo with them. */
@Module({})
export class DemoModule {
  static forRoot(config: Config): DynamicModule {
    return {
      module: DemoModule,
      imports: [
        CoreModule.forRoot(config),
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
      providers: [
        DemoMarker,
        DemoCasting,
        DemoScoping,
        DemoAnswering,
        DemoAssessing,
        DemoProving,
        DemoPast,
        DemoPlanning,
        Demo,
      ],
    };
  }
}
