'use strict';
// The real package keeps a machine-wide identifier for telemetry; here every start gets a new one that is never sent.
const identifier = require('node:crypto').randomUUID();
exports.getDeviceId = async () => identifier;
