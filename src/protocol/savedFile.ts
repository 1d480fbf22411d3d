import * as v from 'valibot';

/** A file that a page asks the host to save; the host asks the person where. */
export const savedFile = v.object({
  /** Proposed name without a folder, such as `gradients.svg`. */
  name: v.pipe(v.string(), v.regex(/^[\w .-]+\.(png|svg|csv|json)$/)),
  encoding: v.picklist(['utf8', 'base64']),
  content: v.string(),
});
export type SavedFile = v.InferOutput<typeof savedFile>;

/** A line for the extension's log. */
export const logEntry = v.object({ level: v.picklist(['info', 'warning', 'error']), message: v.string() });
export type LogEntry = v.InferOutput<typeof logEntry>;
