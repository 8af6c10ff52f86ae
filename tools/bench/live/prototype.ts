import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { freePort } from '../../start/index';
import { accepts, emptyDatabase } from './empty-database';
import { seeded } from './figures';
import { type Dialect, SocketIoTalk } from './socket-io-talk';
import { assessmentOf, DOCUMENT, type Shape, type Subject } from './subject';

/** What `bench.mjs` of a prototype's folder exports. */
export interface Prototype {
  /** Makes tables and content in an empty database, which it may use as it likes. */
  prepare(databaseUrl: string, shape: Shape & typeof DOCUMENT): Promise<void>;
  /** How its server is run: arguments of Node, and environment. */
  server(
    databaseUrl: string,
    port: number,
  ): { readonly args: readonly string[]; readonly environment: Readonly<Record<string, string>> };
  client(place: { readonly assessment: number; readonly client: number; readonly random: () => number }): Dialect;
}

/** A prototype's server and client in a folder. @param serverUrl where databases can be made */
export async function prototypeSubject(folder: string, serverUrl: string): Promise<Subject> {
  const prototype = (await import(pathToFileURL(join(folder, 'bench.mjs')).href)) as Prototype;
  return {
    prepare: async (shape) => {
      const databaseUrl = await emptyDatabase(serverUrl, 'prototype');
      await prototype.prepare(databaseUrl, { ...shape, ...DOCUMENT });
      const port = await freePort();
      const isReady = (): Promise<boolean> => accepts(port);
      return {
        command: { ...prototype.server(databaseUrl, port), port, isReady },
        talk: (client) =>
          new SocketIoTalk(
            prototype.client({ assessment: assessmentOf(shape, client), client, random: seeded(client + 1) }),
          ),
      };
    },
  };
}
