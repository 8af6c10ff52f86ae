import { existsSync } from 'node:fs';
import { type Server } from 'node:http';
import { resolve } from 'node:path';
import { speakPlainly } from '@certitude/contracts';
import { type INestApplication } from '@nestjs/common';
import { type NestExpressApplication } from '@nestjs/platform-express';
import { SwaggerModule } from '@nestjs/swagger';
import { static as serveStatic, type NextFunction, type Request, type Response } from 'express';
import helmet from 'helmet';
import { DoorRegistry } from '../access/registry';
import { type Config } from '../config/config';
import { SocketAdapter } from '../realtime/socket.adapter';
import { noticeSlow } from '../logging/request-log';
import { VERSION } from '../version';
import { compressed } from './compressed';
import { fileHeaders } from './file-headers';
import { openApiDocument } from './openapi';
import { markRequest } from './request-id';

const JSON_LIMIT = '1mb';
/** Longer than browsers and load balancers keep an idle connection: who closes first must not be the server. */
const KEEP_ALIVE = 75_000;

/** Puts the middleware of the product around a Nest application: headers, body limits, sockets, API prefix. */
export function configureApplication(app: NestExpressApplication, config: Config): void {
  speakPlainly();
  app.set('trust proxy', config.trustProxy ? 1 : false);
  app.disable('x-powered-by');
  app.use(markRequest);
  app.use(noticeSlow);
  app.use(helmet(securityHeaders(config)));
  app.use(compressed());
  app.use('/api', neverStored);
  app.useBodyParser('json', { limit: JSON_LIMIT });
  app.setGlobalPrefix('api', { exclude: ['health/{*path}', 'api/{*path}'] });
  app.useWebSocketAdapter(new SocketAdapter(app));
  app.enableShutdownHooks();
}

/** Answers hold tokens and evidence: no browser or proxy keeps them. */
function neverStored(_request: Request, response: Response, next: NextFunction): void {
  response.setHeader('cache-control', 'no-store');
  next();
}

function securityHeaders(config: Config): Parameters<typeof helmet>[0] {
  const isTls = config.publicUrl?.startsWith('https:') ?? false;
  return {
    contentSecurityPolicy: {
      directives: {
        defaultSrc: ["'self'"],
        scriptSrc: ["'self'"],
        // Angular puts component styles into style elements.
        styleSrc: ["'self'", "'unsafe-inline'"],
        imgSrc: ["'self'", 'data:'],
        // Its own socket, too: browsers take a WebSocket of the same host for 'self'.
        connectSrc: ["'self'"],
        fontSrc: ["'self'"],
        upgradeInsecureRequests: isTls ? [] : null,
      },
    },
    strictTransportSecurity: isTls,
  };
}

/** Serves the browsable API page and the built web application; every unknown page path is the application's. */
export function serveWeb(app: NestExpressApplication, config: Config): void {
  const document = openApiDocument(app.get(DoorRegistry).doors(), VERSION);
  SwaggerModule.setup('api/docs', app, document as never, { customSiteTitle: 'Certitude API' });
  const directory = resolve(config.webDir);
  if (!existsSync(directory)) return;
  app.use(serveStatic(directory, { index: false, maxAge: '1y', immutable: true, setHeaders }));
  app.use(pages(resolve(directory, 'index.html')));
}

function setHeaders(response: Response, file: string): void {
  for (const [name, value] of Object.entries(fileHeaders(file))) response.setHeader(name, value);
}

const pages = (index: string) => (request: Request, response: Response, next: NextFunction) => {
  const isPage =
    request.method === 'GET' && !/^\/(api|health|socket\.io)(\/|$)/.test(request.path) && !/\.\w+$/.test(request.path);
  if (!isPage) return next();
  response.setHeader('cache-control', 'no-cache');
  response.sendFile(index);
};

/** Listens, and tells the port (the configured one, or the one the system chose for 0). */
export async function listen(app: INestApplication, config: Config): Promise<number> {
  const server = app.getHttpServer() as Server;
  server.keepAliveTimeout = KEEP_ALIVE;
  await app.listen(config.port, config.host);
  const address = server.address();
  return typeof address === 'object' && address !== null ? address.port : config.port;
}
