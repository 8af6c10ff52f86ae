import { Component, computed, input } from '@angular/core';
import { type Editor } from '@tiptap/core';
import { editorChanges } from './editor-changes';
import { TABLE_TOOLS, type Tool } from './note-tools';
import { isInTable } from './table-commands';
import { ToolRow } from './tool-row';

/** What can be done to a table, while the cursor is in one. Below the text, which it does not move. */
@Component({
  selector: 'certitude-table-tools',
  imports: [ToolRow],
  template: `
    @if (shown()) {
      <certitude-tool-row
        label="Table"
        [groups]="tools"
        [editor]="editor()"
        [changes]="changes()"
        (picked)="use($event)"
      />
    }
  `,
  styles: `
    certitude-tool-row {
      padding: 3px 5px;
      border-top: 1px solid var(--border);
    }
  `,
})
export class TableTools {
  readonly editor = input.required<Editor>();
  protected readonly tools = TABLE_TOOLS;
  protected readonly changes = editorChanges(this.editor);
  protected readonly shown = computed(() => {
    this.changes();
    return isInTable(this.editor().state);
  });

  protected use(tool: Tool): void {
    tool.run(this.editor());
  }
}
