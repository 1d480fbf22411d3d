import type { Command } from '../command.js';
import { check } from './check.js';
import { read } from './read.js';

/** Every command, in the order of the help. */
export const commands: readonly Command[] = [read, check];
