// Some start programs of their own; a loaded machine is slow, not wrong.
module.exports = { ...require('../jest.preset.cjs').pure(__dirname), testTimeout: 120_000 };
