import { Injectable } from '@angular/core';
import { type NewPicture } from '@certitude/contracts';
import { scaledPicture } from './picture-scaling';

/** Draws pictures small, with what the browser has for it. */
@Injectable({ providedIn: 'root' })
export class PictureScaling {
  /** @throws what the browser throws for a file that is no picture */
  scaled(file: Blob): Promise<NewPicture> {
    return scaledPicture(file);
  }
}
