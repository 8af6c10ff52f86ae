import { connect } from 'node:net';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { randomUUID } from 'node:crypto';
import { DatabaseClient } from '@certitude/server/core';
import { freePort } from '../../start/index';
import { seeded } from './figures';
import { type Dialect } from './light-client';
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
      const databaseUrl = await emptyDatabase(serverUrl);
      await prototype.prepare(databaseUrl, { ...shape, ...DOCUMENT });
      const port = await freePort();
      const isReady = (): Promise<boolean> => accepts(port);
      return {
        command: { ...prototype.server(databaseUrl, port), port, isReady },
        dialect: (client) =>
          prototype.client({ assessment: assessmentOf(shape, client), client, random: seeded(client + 1) }),
      };
    },
  };
}

async function emptyDatabase(serverUrl: string): Promise<string> {
  const database = `prototype_${randomUUID().replaceAll('-', '')}`;
  const admin = new DatabaseClient({ connectionString: serverUrl });
  await admin.connect();
  await admin.query(`create database ${database}`);
  await admin.end();
  const url = new URL(serverUrl);
  url.pathname = `/${database}`;
  return url.href;
}

const accepts = (port: number): Promise<boolean> =>
  new Promise((resolve) => {
    const socket = connect({ host: '127.0.0.1', port });
    socket.once('connect', () => resolve(true) ?? socket.destroy());
    socket.once('error', () => resolve(false));
  });
