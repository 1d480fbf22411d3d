import { readFile, readdir } from 'node:fs/promises';
import path from 'node:path';
import { build } from 'esbuild';
import { load as parseYaml } from 'js-yaml';
import * as v from 'valibot';
import { compileTranslation } from './challenges/compileTranslation.mjs';
import { languages } from './l10n/translation.mjs';
import { splitFrontMatter } from './lessons/frontMatter.mjs';
import { markdownRenderer } from './lessons/markdown.mjs';

const LEVEL_FOLDER = /^(\d+)-([a-z0-9-]+)$/;
const STEP_FILE = /^(\d+)-([a-z0-9-]+)\.md$/;

/**
 * The challenge's format of src/lesson as a module this script can run.
 * @param {string} root
 */
async function loadFormat(root) {
  const result = await build({
    entryPoints: [path.join(root, 'src/lesson/challenge/challengeContent.ts')],
    bundle: true,
    write: false,
    format: 'esm',
    platform: 'node',
    absWorkingDir: root,
    alias: { '@vscode/l10n': './node_modules/@vscode/l10n/dist/browser.js' },
  });
  const code = Buffer.from(result.outputFiles[0].contents).toString('base64');
  return import(`data:text/javascript;base64,${code}`);
}

/**
 * Compiles every folder of `lessons/challenges/`: the folder is the list.
 * Answers the levels in the shape of src/lesson/challenge/challengeContent.ts, their translations into every language that the
 * product speaks, and every problem as `{ file, line, message }`.
 */
export async function compileChallenges(root) {
  const format = await loadFormat(root);
  const markdown = markdownRenderer();
  const folder = path.join(root, 'lessons', 'challenges');
  const problems = [];
  const challenges = [];
  const translations = [];
  const entries = await readdir(folder, { withFileTypes: true });
  for (const entry of entries.filter((candidate) => candidate.isDirectory())) {
    const at = (file, line, message) =>
      problems.push({ file: `lessons/challenges/${entry.name}/${file}`, line, message });
    const level = await compileLevel({ format, markdown, folder: path.join(folder, entry.name), name: entry.name, at });
    if (level === undefined) continue;
    challenges.push(level.content);
    for (const language of languages) {
      const own = await compileTranslation({
        format,
        markdown: markdownRenderer(language),
        folder: path.join(folder, entry.name),
        language,
        level: level.content,
        stepFiles: level.stepFiles,
        at,
      });
      if (own !== undefined) translations.push({ language, challenge: own });
    }
  }
  challenges.sort((one, other) => one.number - other.number);
  for (const key of ['id', 'number', 'file']) {
    const twice = challenges.find(
      (level, index) => challenges.findIndex((other) => other[key] === level[key]) !== index,
    );
    if (twice !== undefined)
      problems.push({
        file: `lessons/challenges/${twice.number}-${twice.id}/challenge.json`,
        line: 1,
        message: `another level has the same ${key}`,
      });
  }
  return { challenges, translations, problems };
}

async function compileLevel({ format, markdown, folder, name, at }) {
  const place = LEVEL_FOLDER.exec(name);
  if (place === null) {
    at('', 1, 'a level is a folder called <number>-<words>');
    return undefined;
  }
  const files = await readdir(folder);
  const text = (file) => readFile(path.join(folder, file), 'utf8').then((read) => read.replaceAll('\r\n', '\n'));
  for (const file of ['challenge.json', 'starter.ts', 'solution.ts']) {
    if (files.includes(file)) continue;
    at(file, 1, 'the file is missing');
    return undefined;
  }
  let raw;
  try {
    raw = JSON.parse(await text('challenge.json'));
  } catch (error) {
    at('challenge.json', 1, error.message);
    return undefined;
  }
  const manifest = v.safeParse(format.challengeManifest, raw);
  if (!manifest.success) {
    for (const issue of manifest.issues) at('challenge.json', 1, `${v.getDotPath(issue) ?? ''}: ${issue.message}`);
    return undefined;
  }
  const { title, summary, file, learnt, rule } = manifest.output;
  const solutions = {};
  for (const source of files.filter((candidate) => /^solution.*\.ts$/.test(candidate)))
    solutions[source] = await text(source);
  const steps = [];
  const stepFiles = files
    .filter((candidate) => candidate.endsWith('.md'))
    .sort((one, other) => Number.parseInt(one, 10) - Number.parseInt(other, 10));
  for (const stepFile of stepFiles) {
    const step = compileStep({ format, markdown, file: stepFile, text: await text(stepFile), at });
    if (step === undefined) continue;
    if (solutions[step.solution] === undefined) at(stepFile, 1, `there is no ${step.solution} in the folder`);
    steps.push(step);
  }
  if (steps.length === 0) {
    at('challenge.json', 1, 'the level has no steps: a step is a file called <number>-<words>.md');
    return undefined;
  }
  if (!steps.some(({ expects }) => expects?.passed === true))
    at('challenge.json', 1, 'no step asks for passing the level');
  const level = {
    id: place[2],
    number: Number(place[1]),
    title,
    summary,
    file,
    learnt,
    rule,
    starter: await text('starter.ts'),
    solutions,
    steps,
  };
  const whole = v.safeParse(format.challengeContent, level);
  if (!whole.success) at('challenge.json', 1, whole.issues[0].message);
  return { content: level, stepFiles };
}

function compileStep({ format, markdown, file, text, at }) {
  const name = STEP_FILE.exec(file);
  if (name === null) {
    at(file, 1, 'a step file is called <number>-<words>.md');
    return undefined;
  }
  const matter = splitFrontMatter(text);
  if (matter === undefined) {
    at(file, 1, 'the front matter between two lines of --- is missing');
    return undefined;
  }
  let yaml;
  try {
    yaml = parseYaml(matter.yaml);
  } catch (error) {
    at(file, 1, `front matter: ${error.message}`);
    return undefined;
  }
  const parsed = v.safeParse(format.stepFrontMatter, yaml);
  if (!parsed.success) {
    for (const issue of parsed.issues) at(file, 1, `front matter: ${v.getDotPath(issue) ?? ''} ${issue.message}`);
    return undefined;
  }
  const body = matter.body.trim();
  if (/\]\(|^#|^```|<[a-z]/im.test(body))
    at(file, matter.firstLine, 'a step is a few sentences: no headings, links, fences or HTML');
  return { ...parsed.output, id: name[2], markdown: body, html: markdown.render(body) };
}
