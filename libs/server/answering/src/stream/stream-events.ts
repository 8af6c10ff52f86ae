import {
  type AssessmentId,
  type EventName,
  type EventPayload,
  type ResponseId,
  type ResponseValues,
  type StreamOperation,
} from '@certitude/contracts';

/** An event that becomes true with the operations. */
export type StreamEvent = { [N in EventName]: { readonly name: N; readonly payload: EventPayload<N> } }[EventName];

/** Values a response has after the operations. */
export type ValuesOf = (response: ResponseId) => ResponseValues | undefined;

/** What the operations mean to others: submitted for review, given to somebody else. Decisions announce themselves. */
export function eventsOf(
  assessmentId: AssessmentId,
  operations: readonly StreamOperation[],
  valuesOf: ValuesOf,
): StreamEvent[] {
  return operations.flatMap((operation): StreamEvent[] => {
    const { actor: by, response: responseId } = operation;
    const subject = { assessmentId, responseId, by };
    if (operation.field === 'rationale' || operation.value === operation.previous) return [];
    if (operation.field === 'status' && operation.value === 'ready-for-review')
      return [
        { name: 'response.submitted', payload: { ...subject, reviewer: valuesOf(responseId)?.reviewer ?? null } },
      ];
    if (operation.field === 'owner' && operation.value !== null && operation.value !== by)
      return [{ name: 'response.assigned', payload: { ...subject, owner: operation.value } }];
    return [];
  });
}
