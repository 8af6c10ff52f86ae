import { Component, DOCUMENT, inject } from '@angular/core';
import { Connectivity } from '@certitude/web/core';
import { LiveSocket } from '@certitude/web/core/live';

/** Above every page: why what others do does not arrive, when the person can do something about it. */
@Component({
  selector: 'certitude-connection-notice',
  host: { role: 'status' },
  template: `
    @if (!connectivity.online()) {
      <p>You are offline. Your changes are kept on this device and sent when you are back.</p>
    } @else if (live.state() === 'crowded') {
      <p>
        You are connected from the maximum number of tabs and devices. Close one that you do not need; this tab connects
        automatically.
      </p>
    } @else if (live.state() === 'blocked') {
      <p>
        Live editing is blocked on this network: it lets no WebSocket connections to {{ host }} through. Ask its admin
        to allow them. Until then you can read everything, open assessments too; what you changed waits in this browser.
      </p>
    }
  `,
  styles: `
    p {
      flex: none;
      padding: 6px var(--space-4);
      border-bottom: 1px solid var(--warning-border);
      background: var(--warning-subtle);
      color: var(--warning-ink);
      font-size: var(--text-s);
      text-align: center;
    }
  `,
})
export class ConnectionNotice {
  protected readonly connectivity = inject(Connectivity);
  protected readonly live = inject(LiveSocket);
  /** What the network has to let through. */
  protected readonly host = inject(DOCUMENT).location.host;
}
