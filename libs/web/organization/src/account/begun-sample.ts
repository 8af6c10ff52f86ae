import { Injectable } from '@angular/core';
import { OrganizationId } from '@certitude/contracts';

const KEY = 'certitude.sample-begun';

/** The sample that this tab is waiting for: a reload goes on waiting for it, and asks for no other. */
@Injectable({ providedIn: 'root' })
export class BegunSample {
  id(): OrganizationId | null {
    try {
      return OrganizationId.safeParse(sessionStorage.getItem(KEY)).data ?? null;
    } catch {
      return null;
    }
  }

  begin(id: OrganizationId): void {
    try {
      sessionStorage.setItem(KEY, id);
    } catch {
      // Storage is refused: the server makes one for each person anyway.
    }
  }

  end(): void {
    try {
      sessionStorage.removeItem(KEY);
    } catch {
      // It was never kept.
    }
  }
}
