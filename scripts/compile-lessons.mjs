import { checkLinks } from './lessons/checkLinks.mjs';
import { compilePart } from './lessons/compilePart.mjs';
import { lineOfPath, parseJson } from './lessons/jsonText.mjs';
import { lessonFolders, readText } from './lessons/lessonFolder.mjs';
import { loadLessonFormat } from './lessons/lessonFormat.mjs';
import { markdownRenderer } from './lessons/markdown.mjs';
import { compareTranslation } from './lessons/translation.mjs';

/** @typedef {import('../src/lesson/lessonContent.js').LessonContent} LessonContent */
/** @typedef {import('../src/lesson/lessonContent.js').PartContent} PartContent */
/** @typedef {import('./lessons/compilePart.mjs').Format} Format */
/** @typedef {import('./lessons/lessonFolder.mjs').LessonFolder} LessonFolder */
/** @typedef {(file: string, line: number, message: string) => void} Report */
/** @typedef {{ text: string, part: PartContent }} CompiledPart */
/** @typedef {{ root: string, format: Format, markdown: ReturnType<typeof import('./lessons/markdown.mjs').markdownRenderer>, hosts: readonly string[], report: Report }} Compiler */

/**
 * A JSON file that satisfies a schema, or undefined after its problems were reported.
 * @template {import('valibot').GenericSchema} Schema
 * @param {Compiler} compiler
 * @param {string} file
 * @param {Schema} schema
 * @returns {Promise<import('valibot').InferOutput<Schema> | undefined>}
 */
async function readManifest({ root, format: { v }, report }, file, schema) {
  const text = await readText(root, file);
  if (text === undefined) {
    report(file, 1, 'the file is missing: every folder of lessons/ is a lesson');
    return undefined;
  }
  const parsed = await parseJson(text);
  if (!('value' in parsed)) {
    report(file, parsed.line + 1, `the file is not JSON: ${parsed.message}`);
    return undefined;
  }
  const manifest = v.safeParse(schema, parsed.value);
  if (manifest.success) return manifest.output;
  for (const issue of manifest.issues) {
    const path = v.getDotPath(issue);
    report(file, lineOfPath(text, path) + 1, `${path ?? 'lesson'}: ${issue.message}`);
  }
  return undefined;
}

/**
 * The parts of one language by their files' names.
 * @param {Compiler} compiler
 * @param {LessonFolder} folder
 * @param {{ place: string, manifest: string, files: readonly string[], resetLabel: string, partHeading: string }} work
 * @returns {Promise<ReadonlyMap<string, CompiledPart>>}
 */
async function compileParts(compiler, folder, { place, manifest, files, resetLabel, partHeading }) {
  const { root, format, markdown, hosts, report } = compiler;
  /** @type {Map<string, CompiledPart>} */
  const compiled = new Map();
  const links = [];
  for (const file of files) {
    const partFile = `${place}/${file}`;
    const text = await readText(root, partFile);
    if (text === undefined) {
      report(manifest, 1, `${file} does not exist`);
      continue;
    }
    const result = await compilePart({
      format,
      markdown,
      text,
      file,
      resetLabel,
      partHeading,
      sources: folder.sources,
      report: (line, message) => report(partFile, line, message),
    });
    if (result === undefined) continue;
    compiled.set(file, { text, part: result.part });
    links.push(...result.links.map((link) => ({ ...link, file: partFile })));
  }
  const parts = [...compiled.values()].map(({ part }) => part);
  checkLinks({ parts, links, commands: format.LESSON_COMMANDS, hosts, report });
  return compiled;
}

/**
 * @param {Compiler} compiler
 * @param {LessonFolder} folder
 */
async function compileLesson(compiler, folder) {
  const { format, report } = compiler;
  const place = `lessons/${folder.name}`;
  const manifestFile = `${place}/lesson.json`;
  const manifest = await readManifest(compiler, manifestFile, format.lessonManifest);
  if (manifest === undefined) return undefined;
  const { id, title, description, order, parts: files, resetLabel, partHeading } = manifest;
  if (id !== folder.name) report(manifestFile, 1, `the id "${id}" is not the folder's name`);
  const compiled = await compileParts(compiler, folder, {
    place,
    manifest: manifestFile,
    files,
    resetLabel,
    partHeading,
  });
  const parts = [...compiled.values()].map(({ part }) => part);
  if (parts.some(({ number }, index) => index > 0 && number <= (parts[index - 1]?.number ?? NaN))) {
    report(manifestFile, 1, 'the parts are not in the order of their numbers');
  }
  for (const twice of parts.filter(({ id: part }, index) => parts.findIndex((other) => other.id === part) !== index)) {
    report(manifestFile, 1, `two parts have the id "${twice.id}"`);
  }
  for (const file of folder.files) {
    if (file.endsWith('.md') && !files.includes(file)) report(manifestFile, 1, `${file} is not listed in parts`);
  }
  const translations = [];
  for (const language of folder.folders) {
    if (!format.LANGUAGE.test(language)) {
      report(manifestFile, 1, `the folder ${language} is neither sources nor a language such as de or pt-br`);
      continue;
    }
    const own = await compileTranslation(compiler, folder, language, compiled);
    if (own !== undefined) translations.push({ language, lesson: { id, ...own } });
  }
  return { order, lesson: { id, title, description, parts }, translations };
}

/**
 * @param {Compiler} compiler
 * @param {LessonFolder} folder
 * @param {string} language
 * @param {ReadonlyMap<string, CompiledPart>} english
 * @returns {Promise<Omit<LessonContent, 'id'> | undefined>}
 */
async function compileTranslation(compiler, folder, language, english) {
  const { format, report } = compiler;
  const place = `lessons/${folder.name}/${language}`;
  const manifestFile = `${place}/lesson.json`;
  const manifest = await readManifest(compiler, manifestFile, format.lessonTranslation);
  if (manifest === undefined) return undefined;
  const { title, description, resetLabel, partHeading } = manifest;
  const files = [...english.keys()];
  const translating = { ...compiler, markdown: markdownRenderer(language) };
  const compiled = await compileParts(translating, folder, {
    place,
    manifest: manifestFile,
    files,
    resetLabel,
    partHeading,
  });
  for (const [file, { text, part }] of compiled) {
    const original = english.get(file);
    if (original === undefined) continue;
    compareTranslation(original, { text, part, language }, (line, message) =>
      report(`${place}/${file}`, line, message),
    );
  }
  return { title, description, parts: [...compiled.values()].map(({ part }) => part) };
}

/** @type {import('./compile-lessons.mjs').compileLessons} */
export async function compileLessons(root) {
  const format = await loadLessonFormat(root);
  /** @type {{ file: string, line: number, message: string }[]} */
  const problems = [];
  /** @type {Report} */
  const report = (file, line, message) => problems.push({ file, line, message });
  const hosts = JSON.parse((await readText(root, 'lessons/link-hosts.json')) ?? '[]');
  const compiler = { root, format, markdown: markdownRenderer(), hosts, report };
  const compiled = [];
  for (const folder of await lessonFolders(root)) {
    const lesson = await compileLesson(compiler, folder);
    if (lesson !== undefined) compiled.push(lesson);
  }
  compiled.sort((a, b) => a.order - b.order);
  return {
    lessons: compiled.map(({ lesson }) => lesson),
    translations: compiled.flatMap(({ translations }) => translations),
    problems,
  };
}
