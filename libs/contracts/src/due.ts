/**
 * Whether a due date is over: the day itself still counts. The one rule for everybody who says "late" or "overdue".
 * @param dueOn `2030-01-15`; null when there is no date, which is never over
 * @param today the date where the organization is, or where the person is who looks
 */
export const isPastDue = (dueOn: string | null, today: string): boolean => dueOn !== null && dueOn < today;
