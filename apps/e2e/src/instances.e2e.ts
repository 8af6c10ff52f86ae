import { execFile } from 'node:child_process';
import { createHash } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { startProduct, type Product } from '@certitude/tools/start';
import { product } from './support/product';

const ROOT = join(__dirname, '../../..');
const ID = /[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}/g;
interface Instance {
  readonly address: string;
  readonly signIns: readonly { readonly role: string; readonly email: string; readonly password: string }[];
  readonly dataDir: string;
}

/** The API of an instance, as somebody with a session uses it. */
class Client {
  private constructor(
    private readonly address: string,
    private readonly headers: Readonly<Record<string, string>>,
  ) {}

  static async signIn({ address, signIns }: Instance): Promise<Client> {
    const owner = signIns.find(({ role }) => role === 'owner');
    const body = JSON.stringify({ email: owner?.email, password: owner?.password });
    const answer = await fetch(`${address}/api/auth/sign-in`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body,
    });
    const cookie = answer.headers
      .getSetCookie()
      .map((each) => each.split(';')[0])
      .join('; ');
    const { csrfToken } = (await answer.json()) as { csrfToken: string };
    return new Client(address, { cookie, 'x-csrf-token': csrfToken });
  }

  async bytes(path: string, init: RequestInit = {}): Promise<Buffer> {
    const answer = await fetch(`${this.address}/api${path}`, {
      ...init,
      headers: { ...this.headers, ...(init.headers as Record<string, string> | undefined) },
    });
    if (!answer.ok) throw new Error(`${path}: ${answer.status} ${await answer.text()}`);
    return Buffer.from(await answer.arrayBuffer());
  }

  async json<T>(path: string, init: RequestInit = {}): Promise<T> {
    return JSON.parse((await this.bytes(path, init)).toString()) as T;
  }

  /** What a path answers when it is so. */
  async until<T>(path: string, is: (answer: T) => boolean): Promise<T> {
    for (const end = Date.now() + 240_000; Date.now() < end;) {
      const answer = await this.json<T>(path);
      if (is(answer)) return answer;
      await new Promise((go) => setTimeout(go, 500));
    }
    throw new Error(`${path} did not come about.`);
  }
}

interface Jobs {
  readonly items: readonly { readonly id: string; readonly state: string; readonly organizationId: string | null }[];
}
const isOver = ({ items: [first] }: Jobs): boolean => first !== undefined && !/waiting|running/.test(first.state);

const byName = (one: { readonly name: string }, other: { readonly name: string }): number =>
  one.name.localeCompare(other.name);

/** What an instance says for itself: addresses stay behind, and what came with an archive says so. */
const OWN_WORDS = ['source', 'exportedAt', 'email', 'active', 'role'];

/** Ids by the order in which they come up: they are new ones elsewhere. */
function comparable(text: string): unknown {
  const seen = new Map<string, string>();
  const shared = JSON.stringify(JSON.parse(text), (key, value: unknown) => {
    if (OWN_WORDS.includes(key)) return null;
    // People are listed by id, and have others elsewhere.
    return key === 'people' ? (value as readonly { readonly name: string }[]).toSorted(byName) : value;
  });
  const plain = shared.replace(ID, (id) => {
    if (!seen.has(id)) seen.set(id, `#${seen.size}`);
    return seen.get(id) ?? id;
  });
  return JSON.parse(plain);
}

/** Everything that an organization holds, as far as it is the same on every instance. */
async function everything(client: Client, organizationId: string): Promise<unknown> {
  const at = `/organizations/${organizationId}`;
  interface Files {
    readonly items: readonly {
      readonly title: string;
      readonly current: {
        readonly file: { readonly id: string; readonly name: string; readonly withdrawn: unknown } | null;
      };
    }[];
  }
  interface Assessments {
    readonly items: readonly { readonly name: string; readonly overall: unknown; readonly revision: number }[];
  }
  const [active, evidence] = [
    await client.json<Assessments>(`${at}/assessments?limit=100`),
    await client.json<Files>(`${at}/evidence?limit=100`),
  ];
  const files: string[] = [];
  for (const { title, current } of evidence.items) {
    if (current.file === null || current.file.withdrawn !== null) continue;
    const content = await client.bytes(`${at}/files/${current.file.id}`);
    files.push(`${title}: ${current.file.name} ${createHash('sha256').update(content).digest('hex')}`);
  }
  return {
    scores: active.items.map(({ name, overall }) => ({ name, overall })),
    files: files.toSorted(),
    // Answers, texts, evidence, plans, people and every step of every history.
    record: comparable((await client.bytes(`${at}/exports/json`)).toString()),
  };
}

const operator = async (dataDir: string, ...args: string[]): Promise<string> => {
  const command = [join(ROOT, 'tools/run.mjs'), 'tools/operator/main.ts', ...args];
  const { stdout } = await promisify(execFile)(process.execPath, command, {
    cwd: ROOT,
    env: { ...process.env, DATA_DIR: dataDir },
  });
  return stdout;
};

describe('an organization that moves from one started product to another', () => {
  const dataDir = mkdtempSync(join(tmpdir(), 'certitude elsewhere '));
  let other: Product;
  beforeAll(async () => {
    other = await startProduct({ dataDir, environment: { SIGN_IN_ATTEMPTS: '1000', LOG_LEVEL: 'warn' } });
  });
  afterAll(async () => {
    await other?.stop();
    rmSync(dataDir, { recursive: true, force: true });
  });

  it('is the same there: all scores, histories and files', async () => {
    const [here, there] = [await Client.signIn(product()), await Client.signIn({ ...other, dataDir })];
    const [, key = ''] = /this instance: (\S+)/.exec(await operator(product().dataDir, 'trust', 'show')) ?? [];
    await operator(dataDir, 'trust', 'add', key, 'Elsewhere');

    const session = await here.json<{ memberships: readonly { organizationId: string }[] }>('/session');
    const [{ organizationId } = { organizationId: '' }] = session.memberships;
    const archives = `/organizations/${organizationId}/archives`;
    const { id } = await here.json<{ id: string }>(archives, { method: 'POST' });
    await here.until<Jobs>(archives, isOver);
    const archive = await here.bytes(`${archives}/${id}/file`);

    await there.json('/arrivals?name=moved.certitude', {
      method: 'POST',
      headers: { 'content-type': 'application/octet-stream' },
      body: new Uint8Array(archive),
    });
    const { items } = await there.until<Jobs>('/arrivals', isOver);
    expect(items[0]).toMatchObject({ state: 'done', problem: null, origin: { trusted: true } });
    const moved = await everything(there, items[0]?.organizationId ?? '');
    const original = await everything(here, organizationId);
    expect(moved).toEqual(original);
    expect((original as { files: readonly string[]; scores: readonly unknown[] }).scores.length).toBeGreaterThan(0);
    expect((original as { files: readonly string[] }).files.length).toBeGreaterThan(0);
  });
});
