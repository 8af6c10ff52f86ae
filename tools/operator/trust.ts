import { resolve } from 'node:path';
import { fingerprintOf, instanceKey, isPublicKey, publicKeyOf } from '@certitude/server/exchange';
import { workspaceRoot } from '../start/index';
import { type OperatorCommand, type Surroundings, UsageError } from './command';

/** Whose archives count as if they were made here: what was accepted there is accepted. */
export const trust: OperatorCommand = {
  name: 'trust',
  summary: 'Instances whose signed archives are believed',
  usage: ['trust', 'trust show', 'trust add <public key> <name>', 'trust remove <fingerprint>'],
  run: async ([verb, ...words], surroundings) => {
    if (verb === undefined) return list(surroundings);
    if (verb === 'show') return show(surroundings);
    if (verb === 'add') return add(words, surroundings);
    if (verb === 'remove') return remove(words, surroundings);
    throw new UsageError(`"${verb}" is not understood.`);
  },
};

interface Row {
  readonly fingerprint: string;
  readonly name: string;
}

async function list({ asOwner, say }: Surroundings): Promise<void> {
  const rows = await asOwner((tx) => tx.query<Row>('select fingerprint, name from trusted_instance order by name'));
  for (const { fingerprint, name } of rows) say(`${fingerprint}  ${name}`);
  if (rows.length === 0) say('No other instance is trusted.');
}

/** What the operator of another instance is told. */
function show({ say }: Surroundings): Promise<void> {
  const dataDir = resolve(workspaceRoot(), process.env['DATA_DIR'] || '.data');
  const publicKey = publicKeyOf(instanceKey(dataDir, process.env['INSTANCE_KEY'] || null));
  say(`Public key of this instance: ${publicKey}`);
  say(`Its fingerprint, to be compared by another way: ${fingerprintOf(publicKey)}`);
  return Promise.resolve();
}

async function add([publicKey = '', ...words]: readonly string[], { asOwner, say }: Surroundings): Promise<void> {
  if (!isPublicKey(publicKey))
    throw new UsageError('This is no public key: take the one that "trust show" says there.');
  const name = words.join(' ');
  if (name === '') throw new UsageError('Say whose it is.');
  const fingerprint = fingerprintOf(publicKey);
  await asOwner((tx) =>
    tx.query(
      `insert into trusted_instance (fingerprint, name, public_key) values ($1, $2, $3)
       on conflict (fingerprint) do update set name = excluded.name`,
      [fingerprint, name, publicKey],
    ),
  );
  say(`Archives of ${name} (${fingerprint}) are believed from now on.`);
}

async function remove([fingerprint = '']: readonly string[], { asOwner, say }: Surroundings): Promise<void> {
  const [row] = await asOwner((tx) =>
    tx.query<Row>('delete from trusted_instance where fingerprint = $1 returning fingerprint, name', [fingerprint]),
  );
  if (!row) throw new UsageError('There is no such instance: list them with "trust".');
  say(`Archives of ${row.name} are not believed any more; what arrived stays as it is.`);
}
