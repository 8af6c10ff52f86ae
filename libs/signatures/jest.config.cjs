module.exports = require('../../jest.preset.cjs').pure(__dirname);
