import { type z } from 'zod';
import {
  type Join,
  type Joined,
  type Leave,
  type NotificationView,
  type OperationsFrame,
  type PermissionsChanged,
  type Presence,
  type PresenceFrame,
  type Refused,
  type Rejected,
  type Resync,
  type StreamStateChanged,
  type Submit,
  type SurroundingsChanged,
} from '@certitude/contracts';

/** Answer to a message that has nothing to tell but that it arrived. */
export interface Accepted {
  readonly ok: true;
}

/** Messages a client sends, with what it gives and the acknowledgement it gets. */
export interface LiveRequests {
  readonly join: { readonly payload: Join; readonly answer: Joined | Refused };
  readonly leave: { readonly payload: z.infer<typeof Leave>; readonly answer: Accepted | Refused };
  readonly submit: { readonly payload: Submit; readonly answer: Accepted | Refused };
  readonly presence: { readonly payload: z.infer<typeof Presence>; readonly answer: Accepted | Refused };
}

/** Messages the server sends. */
export interface LiveEvents {
  readonly operations: OperationsFrame;
  readonly rejected: Rejected;
  readonly resync: Resync;
  readonly state: StreamStateChanged;
  readonly permissions: PermissionsChanged;
  readonly presence: PresenceFrame;
  readonly surroundings: SurroundingsChanged;
  /** Something new for the person, in any of their organizations. */
  readonly notification: NotificationView;
}
