import { type Routes } from '@angular/router';

/** In and out. Below `/o/:organizationId`. */
export const exchangeRoutes: Routes = [];
