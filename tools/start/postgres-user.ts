import { execFileSync } from 'node:child_process';
import { chownSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { LaunchError } from './errors';

/** How to start a PostgreSQL program: words before its path, and the user to switch to. */
export interface RunAs {
  readonly prefix: readonly string[];
  readonly uid?: number;
  readonly gid?: number;
}

interface User {
  readonly uid: number;
  readonly gid: number;
}

/** Root without its powers, by a user namespace: files stay root's, so this works below /root as well. */
const inNamespace: RunAs = { prefix: ['unshare', '--user', '--map-user=65534', '--map-group=65534'] };

/**
 * PostgreSQL refuses to run as root. As root this finds a way to start it that can reach its files; else there is nothing to do.
 * Containers usually forbid user namespaces: there an existing unprivileged user takes over, if need be with the right
 * to pass folders that are closed to it.
 * @param directory data directory of the server, already there
 * @param program path of a PostgreSQL program
 * @throws LaunchError when no way works
 */
export function runAs(directory: string, program: string): RunAs {
  if (process.getuid?.() !== 0) return { prefix: [] };
  const owner = statSync(directory);
  if (owner.uid === 0 && reaches(inNamespace, directory, program)) return inNamespace;
  const user = owner.uid === 0 ? unprivilegedUser() : { uid: owner.uid, gid: owner.gid };
  giveTo(directory, user);
  const found = [{ prefix: [], ...user }, passingFolders(user)].find((way) => reaches(way, directory, program));
  if (found) return found;
  throw new LaunchError(
    `Running as root, and user ${user.uid}, who would run PostgreSQL, cannot reach ${directory}. Set DATA_DIR to a folder everyone may enter, or start as an ordinary user.`,
  );
}

function passingFolders({ uid, gid }: User): RunAs {
  const ids = [`--reuid=${uid}`, `--regid=${gid}`, '--clear-groups'];
  return { prefix: ['setpriv', ...ids, '--inh-caps=+dac_override', '--ambient-caps=+dac_override'] };
}

/** Tried, not computed: access lists, mount options and security modules have their say too. */
function reaches(way: RunAs, directory: string, program: string): boolean {
  const { prefix, ...ids } = way;
  const [first = 'sh', ...rest] = [...prefix, 'sh', '-c', 'test -x "$0" && test -w "$1"', program, directory];
  try {
    execFileSync(first, rest, { ...ids, stdio: 'ignore', cwd: '/' });
    return true;
  } catch {
    return false;
  }
}

function unprivilegedUser(): User {
  const users = readFileSync('/etc/passwd', 'utf8');
  for (const name of ['postgres', 'nobody']) {
    const [, uid, gid] = new RegExp(`^${name}:[^:]*:(\\d+):(\\d+):`, 'm').exec(users) ?? [];
    if (uid && gid) return { uid: Number(uid), gid: Number(gid) };
  }
  throw new LaunchError('Running as root, and there is neither a user "postgres" nor "nobody" to run PostgreSQL as.');
}

function giveTo(path: string, user: User): void {
  const found = statSync(path);
  if (found.uid !== user.uid) chownSync(path, user.uid, user.gid);
  if (found.isDirectory()) for (const name of readdirSync(path)) giveTo(join(path, name), user);
}
