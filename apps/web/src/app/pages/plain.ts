import { Component } from '@angular/core';
import { RouterOutlet } from '@angular/router';

/** Pages outside of an organization: nothing around them. */
@Component({
  selector: 'certitude-plain',
  imports: [RouterOutlet],
  template: `<main><router-outlet /></main>`,
})
export class Plain {}
