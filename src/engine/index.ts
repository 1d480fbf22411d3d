export { describeEngine, prepareBackend, type BackendOptions, type EngineDescription } from './backend.js';
export { checkGradients, type CheckOptions } from './checkGradients.js';
export { PARAMETER_LIMIT } from './planNetwork.js';
export { makeClassification, type ClassificationData, type ClassificationOptions } from './makeClassification.js';
export { train, type TrainingOptions } from './train.js';
