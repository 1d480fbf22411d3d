import * as tf from '@tensorflow/tfjs';
import { describe, expect, it } from 'vitest';
import { LAYER_CLASS_NAMES, serializedClassName } from '../../../../src/readers/javascript/layerNames.js';

type Factory = (config?: object) => { getClassName(): string };

function classNameOf(factory: Factory, config: object): string {
  return factory(config).getClassName();
}

/** Arguments with which every factory of the installed version makes a layer. */
const ARGUMENTS = {
  units: 1,
  rate: 0.5,
  filters: 1,
  kernelSize: 1,
  inputDim: 2,
  outputDim: 2,
  n: 1,
  targetShape: [1],
  dims: [1],
  axes: 1,
  inputShape: [1],
  stddev: 1,
  activation: 'relu',
  height: 1,
  width: 1,
  scale: 1,
  numTokens: 2,
  factor: 0.5,
};

/** Factories that want the size in another form. */
const OTHER_ARGUMENTS: Readonly<Record<string, object>> = {
  cropping2D: {
    cropping: [
      [1, 1],
      [1, 1],
    ],
  },
  conv3d: { ...ARGUMENTS, kernelSize: [1, 1, 1] },
  conv3dTranspose: { ...ARGUMENTS, kernelSize: [1, 1, 1] },
};

describe('the table of layers', () => {
  const factories = Object.entries(tf.layers as unknown as Record<string, Factory>).filter(
    // Capitalised names are base classes; `input` makes a tensor.
    ([name]) => /^[a-z]/u.test(name) && name !== 'input',
  );

  it('has every factory of the installed TensorFlow.js and no other', () => {
    expect(Object.keys(LAYER_CLASS_NAMES).sort()).toEqual(factories.map(([name]) => name).sort());
  });

  it.each(factories)('%s has the class name that TensorFlow.js registers', (name, factory) => {
    const config: Record<string, unknown> = { ...(OTHER_ARGUMENTS[name] ?? ARGUMENTS) };
    if (name === 'bidirectional' || name === 'timeDistributed') config.layer = tf.layers.lstm({ units: 1 });
    if (name === 'rnn') config.cell = tf.layers.lstmCell({ units: 1 });
    if (name === 'stackedRNNCells') config.cells = [tf.layers.lstmCell({ units: 1 })];
    expect(LAYER_CLASS_NAMES[name]).toBe(classNameOf(factory, config));
  });
});

describe('initialisers, regularisers and constraints', () => {
  const paths = (['initializers', 'regularizers', 'constraints'] as const).flatMap((group) =>
    Object.keys(tf[group]).map((name) => `${group}.${name}`),
  );

  it.each(paths)('tf.%s is a class that TensorFlow.js can make again', (path) => {
    const registered = tf.serialization.SerializationMap.getMap().classNameMap;
    expect(Object.keys(registered)).toContain(serializedClassName(path));
  });
});
