import { type Endpoint } from '@certitude/contracts';

const ROOT = '/api';

/**
 * The URL of a call: parameters put into the path, the query behind it. Values are escaped; undefined and null
 * query values are left out.
 * @throws if a parameter of the path is missing
 */
export function addressOf(endpoint: Pick<Endpoint, 'path'>, params: unknown, query: unknown): string {
  const given = (params ?? {}) as Record<string, unknown>;
  const path = endpoint.path.replace(/:(\w+)/g, (_, name: string) => {
    const value = given[name];
    if (value === undefined || value === null || value === '') throw new Error(`${endpoint.path} needs "${name}"`);
    return encodeURIComponent(String(value));
  });
  const search = new URLSearchParams(
    Object.entries((query ?? {}) as Record<string, unknown>)
      .filter(([, value]) => value !== undefined && value !== null && value !== '')
      .map(([name, value]) => [name, String(value)]),
  ).toString();
  return `${ROOT}${path}${search ? `?${search}` : ''}`;
}
