import { Component, input, output } from '@angular/core';
import { Button } from '../button/button';
import { Icon } from '../icon/icon';

/** A message at the edge of the window; `Toast` of web/core has this shape. */
export interface ToastMessage {
  readonly id: number;
  readonly tone: 'info' | 'success' | 'danger';
  readonly text: string;
  readonly action: { readonly label: string; readonly run: () => void } | null;
}

/** Shows toasts. The application has one of these. */
@Component({
  selector: 'certitude-toast-outlet',
  imports: [Button, Icon],
  // One region for all of them, or those within another would be read twice.
  template: `
    <div role="region" aria-label="Notifications" aria-live="polite">
      @for (toast of toasts(); track toast.id) {
        <div class="toast" [class]="toast.tone">
          <span class="edge"></span>
          <p>{{ toast.text }}</p>
          @if (toast.action; as action) {
            <button type="button" certitudeButton size="small" (click)="run(toast)">{{ action.label }}</button>
          }
          <button
            type="button"
            certitudeButton="quiet"
            size="small"
            iconOnly
            aria-label="Dismiss"
            (click)="dismiss.emit(toast.id)"
          >
            <svg certitudeIcon="x" [size]="14"></svg>
          </button>
        </div>
      }
    </div>
  `,
  styles: `
    @use 'mixins' as *;
    :host {
      position: fixed;
      inset: auto var(--space-4) var(--space-4) auto;
      z-index: var(--layer-toast);
      width: min(400px, calc(100vw - 2 * var(--space-4)));
      pointer-events: none;
      @include phone {
        bottom: calc(var(--bottom-bar-height) + var(--space-3));
      }
    }
    .toast {
      display: flex;
      align-items: flex-start;
      gap: var(--space-2);
      margin-top: var(--space-2);
      padding: var(--space-2) var(--space-2) var(--space-2) var(--space-3);
      border: 1px solid var(--border-strong);
      border-radius: var(--radius-card);
      background: var(--surface-overlay);
      box-shadow: var(--shadow-overlay);
      font-size: var(--text-s);
      pointer-events: auto;
      animation: rise 140ms ease-out;
    }
    .edge {
      width: 8px;
      height: 8px;
      flex: none;
      margin-top: 9px;
      border-radius: 50%;
      background: var(--info);
    }
    .success .edge {
      background: var(--success);
    }
    .danger .edge {
      background: var(--danger);
    }
    p {
      flex: 1;
      min-width: 0;
      padding: 3px 0;
    }
    @keyframes rise {
      from {
        transform: translateY(8px);
        opacity: 0;
      }
    }
  `,
})
export class ToastOutlet {
  readonly toasts = input.required<readonly ToastMessage[]>();
  readonly dismiss = output<number>();

  protected run(toast: ToastMessage): void {
    toast.action?.run();
    this.dismiss.emit(toast.id);
  }
}
