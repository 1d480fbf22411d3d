import * as v from 'valibot';
import type { CheckData, CheckRequest, NestedNumbers } from '../model/gradientCheck.js';
import type { Marks } from '../model/marks.js';
import type { ConfigValue, LayerSpec, NetworkSpec, OptimizerSpec } from '../model/network.js';
import type { TrainingData, TrainingRequest } from '../model/training.js';

/** Non-finite numbers are legal here: the engine says in the person's words what is wrong with them. */
const anyNumber = v.union([v.number(), v.nan()]);

const configValue: v.GenericSchema<unknown, ConfigValue> = v.lazy(() =>
  v.union([v.null(), v.boolean(), anyNumber, v.string(), v.array(configValue), v.record(v.string(), configValue)]),
);

const nestedNumbers: v.GenericSchema<unknown, NestedNumbers> = v.lazy(() =>
  v.union([anyNumber, v.array(nestedNumbers)]),
);

const layer: v.GenericSchema<unknown, LayerSpec> = v.lazy(() =>
  v.looseObject({
    className: v.string(),
    config: v.record(v.string(), configValue),
    layers: v.exactOptional(v.array(layer)),
  }),
);

const optimizer: v.GenericSchema<unknown, OptimizerSpec> = v.object({
  name: v.string(),
  learningRate: v.exactOptional(anyNumber),
});

export const network: v.GenericSchema<unknown, NetworkSpec> = v.looseObject({
  layers: v.array(layer),
  loss: v.exactOptional(v.string()),
  optimizer: v.exactOptional(optimizer),
});

const marks: v.GenericSchema<unknown, Marks> = v.object({ small: v.number(), large: v.number() });

const checkData: v.GenericSchema<unknown, CheckData> = v.variant('kind', [
  v.object({ kind: v.literal('rows'), x: nestedNumbers, y: nestedNumbers }),
  v.object({ kind: v.literal('random'), batchSize: anyNumber }),
]);

export const checkRequest: v.GenericSchema<unknown, CheckRequest> = v.object({
  network,
  data: checkData,
  seed: anyNumber,
  draws: anyNumber,
  timeLimit: v.exactOptional(v.number()),
  marks,
  criteria: v.exactOptional(v.picklist(['robust', 'course', 'custom'])),
  loss: v.exactOptional(v.string()),
  weights: v.exactOptional(v.array(v.array(nestedNumbers))),
  verify: v.exactOptional(v.boolean()),
});

const trainingData: v.GenericSchema<unknown, TrainingData> = v.variant('kind', [
  v.object({
    kind: v.literal('makeClassification'),
    samples: v.number(),
    features: v.number(),
    classes: v.number(),
    randomState: v.number(),
  }),
  v.object({ kind: v.literal('rows'), x: nestedNumbers, y: nestedNumbers }),
]);

export const trainingRequest: v.GenericSchema<unknown, TrainingRequest> = v.object({
  network,
  data: trainingData,
  optimizer,
  loss: v.string(),
  epochs: v.number(),
  batchSize: v.number(),
  validationSplit: v.number(),
  seed: anyNumber,
});
