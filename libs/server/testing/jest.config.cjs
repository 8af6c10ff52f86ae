// Mostly waits: for queues, buses and a database that is silent.
module.exports = { ...require('../../../jest.preset.cjs').server(__dirname), maxWorkers: 2 };
