import { inject } from '@angular/core';
import { type CanActivateFn } from '@angular/router';
import { Session } from '@certitude/web/core';

/** For pages that serve both signed-in and anonymous people, and must know which. */
export const loadSession: CanActivateFn = async () => {
  await inject(Session).ensure();
  return true;
};
