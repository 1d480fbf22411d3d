import path from 'node:path';
import { build } from 'esbuild';
import * as valibot from 'valibot';

/**
 * The lesson format of src/lesson as a module that a script can run, with valibot as `v`.
 * @param {string} root
 * @returns {Promise<typeof import('../../src/lesson/lessonContent.js') & typeof import('../../src/lesson/lessonCommands.js') & typeof import('../../src/lesson/widgets/index.js') & { v: typeof valibot }>}
 */
export async function loadLessonFormat(root) {
  const result = await build({
    stdin: {
      contents: ['lessonContent', 'lessonCommands', 'widgets/index']
        .map((name) => `export * from './${name}';`)
        .join(''),
      resolveDir: path.join(root, 'src/lesson'),
      loader: 'ts',
    },
    bundle: true,
    write: false,
    format: 'esm',
    platform: 'node',
    absWorkingDir: root,
  });
  const code = Buffer.from(result.outputFiles[0]?.contents ?? []).toString('base64');
  return { ...(await import(`data:text/javascript;base64,${code}`)), v: valibot };
}
