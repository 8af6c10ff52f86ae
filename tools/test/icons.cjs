// Icons in tests. The icon package defines 1,600 components as it is loaded, ten seconds for every test file; here a
// component is made when a test's component asks for it, with the same selector and inputs and nothing drawn.
const { Component } = require('@angular/core');

const INPUTS = ['title', 'size', 'color', 'strokeWidth', 'nonScalingStroke'];
const icon = (selector, inputs) => Component({ selector, template: '', inputs })(class {});
const made = new Map();

const SPECIAL = {
  LucideDynamicIcon: () => icon('svg[lucideIcon]', ['lucideIcon', ...INPUTS]),
  provideLucideConfig: () => () => [],
};
const make = (name) => SPECIAL[name]?.() ?? icon(`svg[l${name.slice(1)}]`, INPUTS);

module.exports = new Proxy(
  { __esModule: true },
  {
    get(own, name) {
      if (typeof name !== 'string' || (!name.startsWith('Lucide') && !(name in SPECIAL))) return own[name];
      if (!made.has(name)) made.set(name, make(name));
      return made.get(name);
    },
  },
);
