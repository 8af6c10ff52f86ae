import { Component } from '@angular/core';
import { ACCEPTED_FILES } from '@certitude/contracts';

/** Which files may be uploaded, and what is refused whatever it is called. */
@Component({
  selector: 'certitude-accepted-files',
  template: `
    <details>
      <summary>Accepted files</summary>
      <dl>
        @for (kind of kinds; track kind.name) {
          <div>
            <dt>{{ kind.name }}</dt>
            <dd>{{ kind.extensions }}</dd>
          </div>
        }
      </dl>
      <p>
        Private keys, key stores and macros are refused, also inside archives, documents and encodings. Images,
        compressed parts of PDFs and encrypted content are not inspected; make sure that they contain no keys.
      </p>
    </details>
  `,
  styles: `
    :host {
      color: var(--text-muted);
      font-size: var(--text-s);
    }
    summary {
      cursor: pointer;
    }
    dl,
    p {
      margin: var(--space-1) 0 0;
    }
    dt {
      display: inline;
      font-weight: var(--weight-medium);
    }
    dt::first-letter {
      text-transform: uppercase;
    }
    dd {
      display: inline;
      margin: 0 0 0 var(--space-1);
    }
  `,
})
export class AcceptedFiles {
  protected readonly kinds = Object.entries(ACCEPTED_FILES).map(([name, extensions]) => ({
    name,
    extensions: extensions.map((extension) => `.${extension}`).join(' '),
  }));
}
