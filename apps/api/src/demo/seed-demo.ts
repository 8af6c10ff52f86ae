import { readConfig } from '@certitude/server/core';
import { NestFactory } from '@nestjs/core';
import { Demo, type DemoSignIns } from './demo';
import { DemoModule } from './demo.module';
import { publishOwnReleases } from './own-releases';

/**
 * Publishes our model releases and makes the demo organization; twice is the same as once.
 * @param environment of the api, with DATABASE_OWNER_URL to publish
 * @param modelFolder the folder `model` of the workspace
 * @returns the sign-ins of its people; none when its owner has removed it
 */
export async function seedDemo(
  environment: Readonly<Record<string, string | undefined>>,
  modelFolder: string,
): Promise<DemoSignIns> {
  const ownerUrl = environment['DATABASE_OWNER_URL'];
  if (ownerUrl) await publishOwnReleases(ownerUrl, modelFolder);
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
