const GiB = 1024 ** 3;

/** What whoever runs an instance may set, for everybody or for one account or organization, and what it is by default. */
export const OPERATOR_LIMITS = {
  'organizations-per-account': { of: 'account', byDefault: 5, about: 'organizations that one person owns' },
  'sockets-per-account': { of: 'account', byDefault: 10, about: 'live connections of one person' },
  'places-per-assessment': { of: 'account', byDefault: 5, about: 'tabs of one person in one assessment' },
  'stored-bytes': { of: 'organization', byDefault: 5 * GiB, about: 'bytes of files that one organization keeps' },
} as const satisfies Record<string, { of: 'account' | 'organization'; byDefault: number; about: string }>;

export type OperatorLimit = keyof typeof OPERATOR_LIMITS;
