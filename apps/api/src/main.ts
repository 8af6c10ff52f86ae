import 'reflect-metadata';
import { configureApplication, endInTime, listen, outliveOutput, readConfig, serveWeb } from '@certitude/server/core';
import { NestFactory } from '@nestjs/core';
import { type NestExpressApplication } from '@nestjs/platform-express';
import { Logger } from 'nestjs-pino';
import { ApiModule } from './api.module';

async function main(): Promise<void> {
  outliveOutput();
  endInTime();
  const config = readConfig(process.env);
  const app = await NestFactory.create<NestExpressApplication>(ApiModule.forRoot(config), {
    bodyParser: false,
    bufferLogs: true,
    abortOnError: false,
  });
  app.useLogger(app.get(Logger));
  configureApplication(app, config);
  serveWeb(app, config);
  await listen(app, config);
}

main().catch((error: unknown) => {
  console.error(error instanceof Error ? error.message : error);
  process.exit(1);
});
