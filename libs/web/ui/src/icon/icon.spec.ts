import { Component, signal } from '@angular/core';
import { TestBed } from '@angular/core/testing';
import { Icon } from './icon';
import { ICONS, type IconName } from './icons';

@Component({ imports: [Icon], template: `<svg [certitudeIcon]="icon()" [size]="12" [title]="title()"></svg>` })
class Host {
  readonly icon = signal<IconName>('check');
  readonly title = signal('');
}

describe('an icon', () => {
  const given = async () => {
    const fixture = TestBed.createComponent(Host);
    await fixture.whenStable();
    const svg = fixture.nativeElement.querySelector('svg') as SVGSVGElement;
    const drawn = () => [...svg.querySelectorAll('path, circle, rect, line, polyline')].map(({ tagName }) => tagName);
    return { fixture, svg, drawn };
  };

  it('draws what its name says, and only that after a change', async () => {
    const { fixture, svg, drawn } = await given();
    expect(svg.querySelector('path')?.getAttribute('d')).toBe(ICONS.check.at(0)?.[1].d);
    expect([svg.getAttribute('width'), svg.namespaceURI]).toEqual(['12', svg.firstElementChild?.namespaceURI]);
    fixture.componentInstance.icon.set('search');
    await fixture.whenStable();
    expect(drawn().sort()).toEqual(ICONS.search.map(([tag]) => tag).sort());
  });

  it('is there for whoever reads the screen with a title only', async () => {
    const { fixture, svg } = await given();
    expect([svg.getAttribute('aria-hidden'), svg.getAttribute('role')]).toEqual(['true', null]);
    fixture.componentInstance.title.set('Flagged');
    await fixture.whenStable();
    expect([svg.getAttribute('aria-hidden'), svg.getAttribute('role')]).toEqual([null, 'img']);
    expect(svg.querySelector('title')?.textContent).toBe('Flagged');
  });
});
