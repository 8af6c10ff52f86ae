import { LoggerModule } from 'nestjs-pino';
import { type Config } from '../config/config';

/** Structured logs on standard output. Never bodies, cookies or query strings: they may hold evidence or secrets. */
export const loggingModule = (config: Config) =>
  LoggerModule.forRoot({
    pinoHttp: {
      level: config.logLevel,
      autoLogging: false,
      serializers: {
        req: (request: { id: string; method: string; url: string }) => ({
          method: request.method,
          path: request.url.split('?')[0],
        }),
      },
    },
  });
