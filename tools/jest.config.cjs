// Some start programs of their own; a loaded machine is slow, not wrong. They mostly wait for these.
module.exports = { ...require('../jest.preset.cjs').pure(__dirname), testTimeout: 120_000, maxWorkers: 2 };
