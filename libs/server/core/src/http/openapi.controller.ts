import { Controller, Get, Inject } from '@nestjs/common';
import { Public } from '../access/access';
import { DoorRegistry } from '../access/registry';
import { VERSION } from '../version';
import { openApiDocument } from './openapi';

/** The API's own description. */
@Controller('api')
export class OpenApiController {
  constructor(@Inject(DoorRegistry) private readonly registry: DoorRegistry) {}

  @Get('openapi.json')
  @Public('describes the interface, not anybody’s data')
  document(): object {
    return openApiDocument(this.registry.doors(), VERSION);
  }
}
