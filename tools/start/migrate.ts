// Brings the database of a hosted installation up to date, before its new version starts: its schema, then the model
// releases and extensions that come with this version. Either
//   DATABASE_OWNER_URL                           the database and its roles exist, or
//   DATABASE_ADMIN_URL with DATABASE_OWNER_PASSWORD and DATABASE_APP_PASSWORD   they are made first (DATABASE_NAME: certitude)
import { provision } from '@certitude/server/core';
import { LaunchError } from './errors';
import { reportAndExit } from './report';
import { bringUpToDate } from './up-to-date';
import { modelFolder } from './workspace';

async function ownerUrl(): Promise<string> {
  const { DATABASE_OWNER_URL, DATABASE_ADMIN_URL, DATABASE_NAME } = process.env;
  if (DATABASE_OWNER_URL) return DATABASE_OWNER_URL;
  if (!DATABASE_ADMIN_URL) throw new LaunchError('Set DATABASE_OWNER_URL, or DATABASE_ADMIN_URL to make the database.');
  const input = {
    database: DATABASE_NAME || 'certitude',
    ownerPassword: required('DATABASE_OWNER_PASSWORD'),
    appPassword: required('DATABASE_APP_PASSWORD'),
  };
  return (await provision(DATABASE_ADMIN_URL, input)).ownerUrl;
}

function required(name: string): string {
  const value = process.env[name];
  if (!value) throw new LaunchError(`Set ${name}.`);
  return value;
}

async function main(): Promise<void> {
  const { migrations, published } = await bringUpToDate(await ownerUrl(), modelFolder());
  console.log(migrations.length === 0 ? 'The schema is up to date.' : `Migrations run: ${migrations.join(', ')}`);
  console.log(published === 0 ? 'The model is up to date.' : `Releases and extensions published: ${published}`);
}

await main().catch(reportAndExit);
