/** Where a letter leads. */
export interface LetterAction {
  /** What its button says: `Choose a new password`. */
  readonly label: string;
  /** Path in the web application, without its secret. */
  readonly path: string;
  /** What follows the path and is nobody else's to see. */
  readonly secret?: string;
}

/** What a mail says, before it is one. Plain text throughout: whoever makes a mail of it escapes it. */
export interface Letter {
  readonly subject: string;
  readonly paragraphs: readonly string[];
  readonly action?: LetterAction;
  /** After the action: what else to know. */
  readonly remarks?: readonly string[];
  /** Why somebody gets it; stands at its end. */
  readonly reason: string;
}
