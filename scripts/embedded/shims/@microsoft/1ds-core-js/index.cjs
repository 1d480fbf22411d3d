'use strict';
// The server imports this name at once; with telemetry off nothing ever constructs it.
exports.AppInsightsCore = class AppInsightsCore {};
