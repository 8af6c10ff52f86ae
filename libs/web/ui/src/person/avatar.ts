import { Component, booleanAttribute, computed, input, linkedSignal } from '@angular/core';

/** What an avatar needs of a person; `Person` of web/core has this shape. */
export interface AvatarPerson {
  readonly name: string;
  readonly initials: string;
  /** 0–7, the colour. */
  readonly hue: number;
  readonly you?: boolean;
  /** Only the id is known so far: the name is on its way. */
  readonly pending?: boolean;
  /** Address of their picture; null or left out: initials. */
  readonly picture?: string | null;
}

/** A person as their picture, or as initials on their colour; the name on hover and for screen readers. */
@Component({
  selector: 'certitude-avatar',
  host: {
    role: 'img',
    '[attr.aria-label]': 'spoken()',
    '[attr.title]': 'spoken()',
    '[class.ring]': 'present()',
    '[style.--size.px]': 'size()',
    '[style.--ground]': 'ground()',
    '[style.--ink]': 'ink()',
  },
  template: `
    @if (picture(); as address) {
      <img [src]="address" alt="" draggable="false" (error)="picture.set(null)" />
    } @else {
      <span aria-hidden="true">{{ person().initials }}</span>
    }
  `,
  styles: `
    :host {
      display: inline-grid;
      place-items: center;
      width: var(--size);
      height: var(--size);
      flex: none;
      border-radius: 50%;
      background: var(--ground);
      color: var(--ink);
      font-size: calc(var(--size) * 0.42);
      font-weight: var(--weight-strong);
      line-height: 1;
      letter-spacing: -0.02em;
      user-select: none;
    }
    img {
      width: 100%;
      height: 100%;
      border-radius: inherit;
      object-fit: cover;
    }
    :host(.ring) {
      outline: 2px solid var(--ink);
      outline-offset: 1px;
    }
  `,
})
export class Avatar {
  readonly person = input.required<AvatarPerson>();
  /** Pixels. */
  readonly size = input(24);
  /** The person is here now: a ring in their colour. */
  readonly present = input(false, { transform: booleanAttribute });

  /** One that does not arrive leaves the initials. */
  protected readonly picture = linkedSignal(() => this.person().picture ?? null);
  protected readonly spoken = computed(() => {
    const { name, you } = this.person();
    return `${name}${you ? ' (you)' : ''}${this.present() ? ', here now' : ''}`;
  });
  protected readonly ground = computed(() => `var(--avatar-${this.person().hue % 8})`);
  protected readonly ink = computed(() => `var(--avatar-${this.person().hue % 8}-ink)`);
}
