import type { Program } from './program.js';

/** A model that is compiled so, after some code. */
function compiled(argument: string, code = '', reads?: Program['reads']): Program {
  const text = `${code}\nconst m = tf.sequential({ layers: [tf.layers.dense({ units: 1 })] });\nm.compile(${argument});`;
  return { name: `${code} compile(${argument})`.trim(), text, ...(reads !== undefined && { reads }) };
}

const partly = (argument: string, code = ''): Program => compiled(argument, code, 'partly');

/** Losses and optimisers, as they are written and as they come from elsewhere. */
export const compilations: readonly Program[] = [
  compiled("{ loss: 'hinge', optimizer: 'sgd' }"),
  compiled("{ ['lo' + 'ss']: 'hinge', optimizer: tf.train.adam(0.1) }"),
  compiled("{ get loss() { return 'hinge'; }, optimizer: 'sgd' }"),
  compiled("{ ...given, loss: 'poisson' }", "const given = { loss: 'hinge', optimizer: tf.train.sgd(0.5) };"),
  compiled('Object.assign({}, given)', "const given = { loss: 'hinge', optimizer: 'sgd' };"),
  compiled('given', "const given = { loss: 'hinge', optimizer: 'sgd' }; given.loss = 'poisson';"),
  compiled('{ loss: tf.losses.meanSquaredError, optimizer: tf.train.rmsprop(1e-3, 0.9) }'),
  compiled('{ loss: name, optimizer: tf.train[kind](rate) }', "const name = 'hinge', kind = 'adam', rate = 1 / 8;"),
  compiled(
    "{ loss: 'hinge', optimizer }",
    'const make = (rate = 0.25) => tf.train.sgd(rate); const optimizer = make();',
  ),
  compiled("{ optimizer: 'sgd' }"),
  compiled('{}'),
  compiled("{ loss: undefined, optimizer: 'sgd' }"),
  compiled("{ loss: 'hinge', optimizer: 'sgd' }); m.compile({ loss: 'poisson', optimizer: 'adam' }"),
  partly('outside.options'),
  partly('{ ...outside.options }'),
  partly("{ optimizer: 'adam', ...outside.options }"),
  partly("{ ...outside.options, optimizer: 'adam' }"),
  partly("Object.assign({ optimizer: 'adam' }, outside.options)"),
  partly("{ loss: outside.options.loss, optimizer: 'sgd' }"),
  compiled("{ [outside.name]: 1, loss: 'hinge', optimizer: 'sgd' }"),
  partly("{ loss: 'hinge', optimizer: 'sgd', [outside.name]: 1 }"),
  partly("outside.yes ? { loss: 'hinge' } : { loss: 'poisson' }"),
  partly('given', "const given = { loss: 'hinge', optimizer: 'sgd' }; if (outside.yes) given.loss = 'poisson';"),
];
