// Mostly waits: for processes, locks and the calendar.
module.exports = { ...require('../../jest.preset.cjs').server(__dirname), maxWorkers: 2 };
