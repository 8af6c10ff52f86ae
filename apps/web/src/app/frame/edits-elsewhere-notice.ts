import { Component, inject } from '@angular/core';
import { RouterLink } from '@angular/router';
import { AssessmentNames, EditsElsewhereSender, type EditsElsewhere } from '@certitude/web/live';

/** Above every page: changes of assessments that are not open here, which wait, were refused or cannot be sent. */
@Component({
  selector: 'certitude-edits-elsewhere-notice',
  host: { role: 'status' },
  imports: [RouterLink],
  template: `
    @for (each of sender.waiting(); track each.assessment) {
      <p>
        {{ counted(each, 'waits', 'wait') }} to be sent: from here, as soon as you are connected.
        <a [routerLink]="address(each)">Open {{ name(each) }}</a>
      </p>
    }
    @for (each of sender.refused(); track each.assessment) {
      <p>
        {{ counted(each, 'was', 'were') }} not saved, because of what others did meanwhile.
        <a [routerLink]="address(each)">Review them</a>
      </p>
    }
    @for (each of sender.shut(); track each.assessment) {
      <p>
        {{ counted(each, 'cannot', 'cannot') }} be sent: it is closed to you.
        <a [routerLink]="address(each)">Copy what you wrote</a>
      </p>
    }
  `,
  styles: `
    p {
      padding: 6px var(--space-4);
      border-bottom: 1px solid var(--warning-border);
      background: var(--warning-subtle);
      color: var(--warning-ink);
      font-size: var(--text-s);
      text-align: center;
    }
    a {
      color: inherit;
      text-decoration: underline;
    }
  `,
})
export class EditsElsewhereNotice {
  readonly #names = inject(AssessmentNames);
  protected readonly sender = inject(EditsElsewhereSender);

  protected name(place: EditsElsewhere): string {
    return this.#names.of(place) ?? 'the assessment';
  }

  /** "3 changes of Yearly review wait". */
  protected counted(place: EditsElsewhere, one: string, many: string): string {
    const { changes } = place;
    const name = this.#names.of(place) ?? 'an assessment';
    return changes === 1 ? `1 change of ${name} ${one}` : `${changes} changes of ${name} ${many}`;
  }

  protected address({ organization, assessment }: EditsElsewhere): readonly string[] {
    return ['/o', organization, 'assessments', assessment];
  }
}
