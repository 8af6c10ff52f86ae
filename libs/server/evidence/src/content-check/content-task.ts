/** A file to be looked through. The thread reads it itself: its bytes never pass the event loop of the api. */
export interface ContentTask {
  readonly name: string;
  readonly path: string;
}
