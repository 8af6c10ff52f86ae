import { Component, booleanAttribute, computed, input } from '@angular/core';

/** What an avatar needs of a person; `Person` of web/core has this shape. */
export interface AvatarPerson {
  readonly name: string;
  readonly initials: string;
  /** 0–7, the colour. */
  readonly hue: number;
  readonly you?: boolean;
}

/** A person as initials on their colour; the name on hover and for screen readers. */
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
  template: `<span aria-hidden="true">{{ person().initials }}</span>`,
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

  protected readonly spoken = computed(() => {
    const { name, you } = this.person();
    return `${name}${you ? ' (you)' : ''}${this.present() ? ', here now' : ''}`;
  });
  protected readonly ground = computed(() => `var(--avatar-${this.person().hue % 8})`);
  protected readonly ink = computed(() => `var(--avatar-${this.person().hue % 8}-ink)`);
}
