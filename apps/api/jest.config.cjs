// The last and longest of all, when a processor has nothing else to do.
module.exports = { ...require('../../jest.preset.cjs').server(__dirname), maxWorkers: 2 };
