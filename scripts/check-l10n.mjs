// node scripts/check-l10n.mjs [--write] [--complete]: every sentence can be translated.
// --complete also demands that every language has all of them and that a page shows no other words.
// --write stores the English sentences in l10n/bundle.l10n.json, as translation tools expect them.
import fs from 'node:fs';
import { sourceSentences } from './l10n/sourceSentences.mjs';
import { compareBundles, languages, readBundle } from './l10n/translation.mjs';
import { PlainFailure, runPlainly } from './process/plainFailure.mjs';
import { inProject } from './project/paths.mjs';

await runPlainly(async () => {
  const { sentences, unreadable, untranslated } = sourceSentences();
  const english = Object.fromEntries([...sentences.keys()].sort().map((sentence) => [sentence, sentence]));
  if (process.argv.includes('--write')) {
    fs.writeFileSync(inProject('l10n', 'bundle.l10n.json'), `${JSON.stringify(english, null, 2)}\n`);
  }
  const complete = process.argv.includes('--complete');
  let problems = 0;
  /** @param {string} line */
  const complain = (line) => {
    console.error(line);
    problems += 1;
  };
  for (const { file, line, text } of unreadable)
    complain(`${file}:${line}: the first argument of l10n.t must be one literal: ${text}`);
  for (const { file, line, text } of complete ? untranslated : [])
    complain(`${file}:${line}: a person sees this text; pass it through l10n.t: ${text}`);
  let untold = 0;
  for (const language of languages) {
    /** @type {[string, Record<string, string>, string][]} */
    const bundles = [
      ['package.nls.json', readBundle('package.nls.json'), `package.nls.${language}.json`],
      ['the source', english, `l10n/bundle.l10n.${language}.json`],
    ];
    for (const [origin, sentencesOf, file] of bundles) {
      const { missing, surplus, changed } = compareBundles(sentencesOf, readBundle(file));
      for (const key of changed)
        complain(`${file}: other placeholders, commands or code than in ${JSON.stringify(key)}`);
      untold += missing.length;
      for (const key of complete ? missing : []) complain(`${file}: lacks ${JSON.stringify(key)} of ${origin}`);
      for (const key of complete ? surplus : [])
        complain(`${file}: ${JSON.stringify(key)} is not in ${origin} any more`);
    }
  }
  console.log(
    `l10n: ${sentences.size} sentences, ${untold} not yet in ${languages.join(', ')}, ${untranslated.length} not passed through l10n.t, ${problems} problems`,
  );
  if (problems > 0) throw new PlainFailure('Not every sentence can be or is translated: see the lines above.');
});
