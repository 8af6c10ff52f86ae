import { computed, linkedSignal, type Signal } from '@angular/core';
import { draftForm, type DraftForm } from '@certitude/web/core';

/** What a decision says, besides what it is about. */
export interface Decision<Against extends string> {
  readonly decision: 'accepted' | Against;
  readonly comment: string;
}

interface DecisionFormOptions<Against extends string> {
  /** What kind of decision it is: `review-of-evidence`. Drafts are kept by it. */
  readonly name: string;
  /** Id of what is decided on. */
  readonly subject: () => string;
  /** How its author recognizes the comment later. */
  readonly title: () => string;
  /** The decision that needs a reason, and what is said without one. */
  readonly against: { readonly decision: Against; readonly why: string };
  readonly send: (decision: Decision<Against>) => Promise<void>;
}

/** A decision that somebody makes: accepted, or not and why. */
export interface DecisionForm {
  readonly draft: DraftForm<{ comment: string }>;
  /** What is wrong with the comment. */
  readonly error: Signal<string | null>;
  accept(comment: string): Promise<void>;
  decline(): Promise<void>;
}

/** The one way in which something is decided on; the comment is kept until the server has it. Call it as `draftForm`. */
export function decisionForm<Against extends string>(options: DecisionFormOptions<Against>): DecisionForm {
  const { subject, against } = options;
  let made: Decision<Against> = { decision: 'accepted', comment: '' };
  const draft = draftForm<{ comment: string }>({
    ...options,
    empty: { comment: '' },
    save: () => options.send(made),
  });
  const error = linkedSignal<string, string | null>({ source: computed(subject), computation: () => null });
  const send = async (decision: Decision<Against>): Promise<void> => {
    error.set(null);
    made = decision;
    await draft.submit();
  };
  return {
    draft,
    error: error.asReadonly(),
    accept: (comment) => send({ decision: 'accepted', comment }),
    decline: async () => {
      const comment = draft.values().comment.trim();
      if (comment === '') error.set(against.why);
      else await send({ decision: against.decision, comment });
    },
  };
}
