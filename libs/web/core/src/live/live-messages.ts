import { type z } from 'zod';
import {
  type Join,
  type Joined,
  type Leave,
  type MessageRefused,
  type NotificationView,
  type OperationsFrame,
  type PermissionsChanged,
  type Presence,
  type PresenceFrame,
  type Refused,
  type Rejected,
  type Resync,
  type SavingChanged,
  type StreamStateChanged,
  type Submit,
  type SurroundingsChanged,
} from '@certitude/contracts';

/** Messages that a client asks an acknowledgement for: what it gives and what it gets. */
export interface LiveRequests {
  readonly join: { readonly payload: Join; readonly answer: Joined | Refused };
}

/** Messages that a client sends and goes on: it hears of refusals only. */
export interface LiveMessages {
  readonly leave: z.infer<typeof Leave>;
  readonly submit: Submit;
  readonly presence: z.infer<typeof Presence>;
}

/** Messages the server sends. */
export interface LiveEvents {
  readonly operations: OperationsFrame;
  readonly rejected: Rejected;
  readonly refused: MessageRefused;
  readonly resync: Resync;
  readonly saving: SavingChanged;
  readonly state: StreamStateChanged;
  readonly permissions: PermissionsChanged;
  readonly presence: PresenceFrame;
  readonly surroundings: SurroundingsChanged;
  /** Something new for the person, in any of their organizations. */
  readonly notification: NotificationView;
}
