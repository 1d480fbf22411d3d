import * as v from 'valibot';
import { LESSON_COMMANDS } from '../lessonCommands.js';

/** Buttons that ask the editor to do something. */
export const editorActionsOptions = v.strictObject({
  actions: v.pipe(
    v.array(v.strictObject({ command: v.picklist(LESSON_COMMANDS), label: v.pipe(v.string(), v.nonEmpty()) })),
    v.minLength(1),
  ),
});
export type EditorActionsOptions = v.InferOutput<typeof editorActionsOptions>;
