import { Component, computed, effect, ElementRef, inject, input, Renderer2 } from '@angular/core';
import { ICONS, type IconName } from './icons';

/** A drawing beside words, which says nothing to whoever can't see it unless it has a title. */
@Component({
  selector: 'svg[certitudeIcon]',
  host: {
    viewBox: '0 0 24 24',
    fill: 'none',
    stroke: 'currentColor',
    'stroke-width': '1.75',
    'stroke-linecap': 'round',
    'stroke-linejoin': 'round',
    '[attr.width]': 'size()',
    '[attr.height]': 'size()',
    '[attr.role]': "title() ? 'img' : null",
    '[attr.aria-hidden]': "title() ? null : 'true'",
  },
  template: `
    @if (title(); as words) {
      <svg:title>{{ words }}</svg:title>
    }
  `,
})
export class Icon {
  readonly certitudeIcon = input.required<IconName>();
  /** CSS pixels. */
  readonly size = input(16);
  readonly title = input('');
  private readonly lines = computed(() => ICONS[this.certitudeIcon()]);

  constructor() {
    const renderer = inject(Renderer2);
    const { nativeElement: svg } = inject<ElementRef<SVGSVGElement>>(ElementRef);
    effect((onCleanup) => {
      const drawn = this.lines().map(([tag, attributes]) => {
        const line = renderer.createElement(tag, 'svg') as SVGElement;
        for (const [name, value] of Object.entries(attributes)) renderer.setAttribute(line, name, `${value}`);
        renderer.appendChild(svg, line);
        return line;
      });
      onCleanup(() => drawn.forEach((line) => renderer.removeChild(svg, line)));
    });
  }
}
