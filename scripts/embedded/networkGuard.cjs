'use strict';
// Loaded before everything else into the server under test and all its processes and worker threads: every connection to
// another machine that is asked for is noted in a file and refused.
const fs = require('node:fs');
const net = require('node:net');

const log = process.env.GRADIENT_LENS_NETWORK_LOG;
const local = /^(localhost|127\.|::1$|::ffff:127\.|0\.0\.0\.0$|::$)/;
const connect = net.Socket.prototype.connect;

net.Socket.prototype.connect = function (...args) {
  // net.connect hands over its arguments already normalised, as an array in first place
  const first = Array.isArray(args[0]) ? args[0][0] : args[0];
  const host = typeof first === 'object' ? first?.host : typeof args[1] === 'string' ? args[1] : undefined;
  const isPath =
    typeof first === 'object' ? Boolean(first?.path) && !first.port : typeof first === 'string' && isNaN(Number(first));
  if (isPath || host === undefined || local.test(host)) return connect.apply(this, args);
  if (log) fs.appendFileSync(log, `${host} from ${process.argv[1] ?? 'a worker'}\n`);
  process.nextTick(() =>
    this.destroy(Object.assign(new Error(`connect ECONNREFUSED ${host}`), { code: 'ECONNREFUSED' })),
  );
  return this;
};
