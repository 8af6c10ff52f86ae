// The clock on the wall is set by people and time servers, also back. How long something took or lasts is read from a clock
// that only goes forward: Clock.elapsed() on the server, performance.now() elsewhere. Wall time is for moments that are
// stored or shown, and is read in these places only.
const MOMENTS = [
  [/\/libs\/server\/core\/src\/clock\.ts$/, 'the one clock of the server'],
  [
    /\/libs\/server\/core\/src\/queue\/(schedule-worker|kind-workers|queue-backend)\.ts$/,
    "compared with the queue's stored moments",
  ],
  [
    /\/libs\/server\/answering\/src\/(live\/room-maker|answers\.service|stream\/stream-writer)\.ts$/,
    'stamps operations',
  ],
  [/\/libs\/web\/core\/src\/now\.ts$/, 'the one clock of a tab, which never goes back'],
  [/\/libs\/web\/core\/src\/drafts\/draft-form\.ts$/, 'keeps when a draft was written'],
  [/\/libs\/web\/core\/src\/http\/retry-after\.ts$/, 'shows when to try again, which a header may say as a date'],
  [/\/libs\/web\/ui\/src\/time\//, 'shows times'],
  [/\/libs\/web\/insights\/src\/pages\/my-work-page\.ts$/, 'shows which day it is'],
  [/\/libs\/web\/notifications\/src\/data-access\/notifications\.ts$/, 'shows when something was read'],
  [/\/tools\/backup\/restored-files\.ts$/, 'names a folder by its moment'],
  [/\/tools\/exchange\/read\.ts$/, 'stamps an export'],
  [
    /\/libs\/server\/exchange\/src\/archive\/arriving\/arriving-signatures\.service\.ts$/,
    'compares the days of certificates with the moment of a signature',
  ],
  [/\/tools\/reports\/verify\.ts$/, 'compares the days of certificates with today'],
  [/\/libs\/web\/verify\/src\/checking\/check\.worker\.ts$/, 'compares the days of certificates with today'],
  [/\/tools\/start\/programs\.ts$/, 'tells fresh files from old ones'],
  [/\/tools\/bench\/live\/(bench|replica-client)\.ts$/, 'stamps results and edits'],
  [/\.(spec|e2e)\.ts$|\/testing\/|\/apps\/(e2e|api\/src\/isolation)\//, 'tests make moments'],
];

/** @type {import('eslint').Rule.RuleModule} */
export const monotonicDurations = {
  meta: {
    type: 'problem',
    docs: { description: 'Durations are not read from the clock on the wall.' },
    schema: [],
    messages: {
      wall: 'The clock on the wall may be set back. For durations use Clock.elapsed() or performance.now(); a moment that is stored or shown gets its file listed in monotonic-durations.mjs with the reason.',
    },
  },
  create: (context) => {
    const file = context.filename.replaceAll('\\', '/');
    if (MOMENTS.some(([place]) => place.test(file))) return {};
    const report = (node) => context.report({ node, messageId: 'wall' });
    return {
      'MemberExpression[object.name="Date"][property.name="now"]': report,
      'NewExpression[callee.name="Date"][arguments.length=0]': report,
      // clock.now().getTime(): a moment turned into a number, to be reckoned with.
      'MemberExpression[property.name=/^(getTime|valueOf)$/][object.type="CallExpression"][object.callee.property.name="now"]':
        report,
    };
  },
};
