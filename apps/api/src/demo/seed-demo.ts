import { readConfig } from '@certitude/server/core';
import { NestFactory } from '@nestjs/core';
import { Demo, type DemoSignIns } from './demo';
import { DemoModule } from './demo.module';

/**
 * Makes the demo organization in a migrated database with our model releases; twice is the same as once.
 * @param environment of the api
 * @returns the sign-ins of its people; none when its owner has removed it
 */
export async function seedDemo(environment: Readonly<Record<string, string | undefined>>): Promise<DemoSignIns> {
  const app = await NestFactory.createApplicationContext(DemoModule.forRoot(readConfig(environment)), {
    logger: ['error', 'warn'],
    abortOnError: false,
  });
  try {
    return await app.get(Demo).ensure();
  } finally {
    await app.close();
  }
}
