// Every HTTP route and socket message states who may call it, on the handler itself.
// A forgotten decorator must fail the build, not open the door.
const DOORS = new Set([
  'Get',
  'Post',
  'Put',
  'Patch',
  'Delete',
  'All',
  'Sse',
  'Serves',
  'Receives',
  'SubscribeMessage',
]);
const ACCESS = new Set(['Can', 'SignedIn', 'Public']);

const nameOf = ({ expression }) => {
  const callee = expression.type === 'CallExpression' ? expression.callee : expression;
  return callee.type === 'Identifier' ? callee.name : undefined;
};

/** @type {import('eslint').Rule.RuleModule} */
export const declaresAccess = {
  meta: {
    type: 'problem',
    docs: { description: 'Route and socket handlers must carry @Can, @SignedIn or @Public.' },
    schema: [],
    messages: {
      missing:
        '{{handler}} is reachable but says nothing about access. Add @Can(...), @SignedIn("why") or @Public("why").',
    },
  },
  create: (context) => ({
    MethodDefinition(node) {
      const names = (node.decorators ?? []).map(nameOf);
      if (!names.some((name) => DOORS.has(name)) || names.some((name) => ACCESS.has(name))) return;
      context.report({ node: node.key, messageId: 'missing', data: { handler: node.key.name ?? 'The handler' } });
    },
  }),
};
