import { LoggerModule } from 'nestjs-pino';
import { type DestinationStream } from 'pino';
import { type Config } from '../config/config';
import { logDestination } from './log-destination';

/**
 * Structured logs on standard output. Never bodies, cookies, query strings or addresses: they may hold evidence or secrets,
 * an invitation's link for example.
 */
export const loggingModule = (config: Config, destination: DestinationStream = logDestination()) =>
  LoggerModule.forRoot({
    pinoHttp: [
      {
        level: config.logLevel,
        autoLogging: false,
        serializers: { req: (request: { method: string }) => ({ method: request.method }) },
      },
      destination,
    ],
  });
