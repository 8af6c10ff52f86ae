import { HttpModule, readConfig } from '@certitude/server/core';
import { type Type } from '@nestjs/common';
import { ApiModule } from '../api.module';

/** The contexts that the api process is made of, as the product itself puts them together. */
export function apiContexts(): Type[] {
  const config = readConfig({ DATABASE_URL: 'postgres://none', SESSION_SECRET: 'x'.repeat(32) });
  const { imports = [] } = ApiModule.forRoot(config);
  return imports.filter((module): module is Type => typeof module === 'function' && module !== HttpModule);
}
