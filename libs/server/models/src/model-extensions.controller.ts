import {
  type InputOf,
  modelExtensionsApi,
  type ModelExtensionSummary,
  type ModelExtensionView,
  type Page,
} from '@certitude/contracts';
import { Input, Serves, SignedIn } from '@certitude/server/core';
import { Controller, Header, Inject } from '@nestjs/common';
import { ASK_AGAIN } from './ask-again';
import { ModelExtensions } from './model-extensions.service';

const WHY = 'extensions of the model are the same for every organization';

/** Extensions, for the model browser. */
@Controller()
export class ModelExtensionsController {
  constructor(@Inject(ModelExtensions) private readonly extensions: ModelExtensions) {}

  @Serves(modelExtensionsApi.list)
  @SignedIn(WHY)
  list(@Input() { query }: InputOf<typeof modelExtensionsApi.list>): Promise<Page<ModelExtensionSummary>> {
    return this.extensions.list(query);
  }

  @Serves(modelExtensionsApi.get)
  @SignedIn(WHY)
  @Header(...ASK_AGAIN)
  get(@Input() { params }: InputOf<typeof modelExtensionsApi.get>): Promise<ModelExtensionView> {
    return this.extensions.view(params.modelExtensionId);
  }
}
