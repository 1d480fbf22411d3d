import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { compileLessons } from './compile-lessons.mjs';
import { checkClaims } from './lessons/claims.mjs';

const root = path.dirname(path.dirname(fileURLToPath(import.meta.url)));
const { lessons, problems: contentProblems } = await compileLessons(root);
// The sentences of content that does not compile cannot be told apart.
const { quantities, problems: claimProblems } =
  contentProblems.length === 0 ? await checkClaims(root) : { quantities: 0, problems: [] };
const problems = [...contentProblems, ...claimProblems];
for (const { file, line, message } of problems) console.error(`${file}:${line}: ${message}`);
const parts = lessons.reduce((sum, lesson) => sum + lesson.parts.length, 0);
console.log(
  `content: ${lessons.length} lessons, ${parts} parts, ${quantities} quantitative sentences, ${problems.length} problems`,
);
process.exitCode = problems.length > 0 ? 1 : 0;
