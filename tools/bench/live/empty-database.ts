import { randomUUID } from 'node:crypto';
import { connect } from 'node:net';
import { DatabaseClient } from '@certitude/server/core';

/** Makes a database for something that is compared with the product. @returns where it is */
export async function emptyDatabase(serverUrl: string, name: string): Promise<string> {
  const database = `${name}_${randomUUID().replaceAll('-', '')}`;
  const admin = new DatabaseClient({ connectionString: serverUrl });
  await admin.connect();
  await admin.query(`create database ${database}`);
  await admin.end();
  const url = new URL(serverUrl);
  url.pathname = `/${database}`;
  return url.href;
}

/** Whether anything takes connections there. */
export const accepts = (port: number): Promise<boolean> =>
  new Promise((resolve) => {
    const socket = connect({ host: '127.0.0.1', port });
    socket.once('connect', () => resolve(true) ?? socket.destroy());
    socket.once('error', () => resolve(false));
  });
