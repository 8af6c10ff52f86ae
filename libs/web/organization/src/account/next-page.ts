/** Where to go after signing in: a path of this application, never another site (`//evil`, `https:…`). */
export const nextPage = (next: string | undefined): string => (next && /^\/(?![/\\])/.test(next) ? next : '/');
