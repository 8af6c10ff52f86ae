/** Stands for the reason that something is out of scope where the source has none: here every scope has its reason. */
export const NO_REASON = 'The imported file gives no reason.';
