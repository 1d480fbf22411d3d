const NUMBER_WORDS =
  'two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|twenty|dozens?|hundreds?|thousands?|millions?|billions?';
const FRACTIONS = 'half|halves|thirds?|quarters?|fifths?|tenths?|hundredths?|thousandths?|millionths?';
const FACTORS = 'times|twice|double|per cent';
const FREQUENCIES =
  'never|always|every|everywhere|all|none|nothing|most|mostly|usually|often|seldom|rarely|hardly|typically|no (?:layer|draw|unit|seed)s?';
const DEGREES = 'practically|nearly|almost|exactly|at most|at least|more than|less than|fewer than';

const QUANTITY = new RegExp(`\\d|\\b(?:${[NUMBER_WORDS, FRACTIONS, FACTORS, FREQUENCIES, DEGREES].join('|')})\\b`, 'i');

/**
 * Whether an English sentence holds a number or says how much or how often, so that it needs evidence.
 * @param {string} sentence
 */
export function isQuantitative(sentence) {
  return QUANTITY.test(sentence);
}

/**
 * Number words by what they mean. German writes numbers together with what follows (`zehnmal`), so its words need not end there.
 * @type {Readonly<Record<string, readonly (readonly [RegExp, string])[]>>}
 */
const NUMBER_MEANINGS = {
  en: [
    [/\btwo\b|\btwice\b/gi, '2'],
    [/\bthree\b/gi, '3'],
    [/\bfour\b/gi, '4'],
    [/\bfive\b/gi, '5'],
    [/\bsix\b/gi, '6'],
    [/\bseven\b/gi, '7'],
    [/\beight\b/gi, '8'],
    [/\bnine\b/gi, '9'],
    [/\bten\b/gi, '10'],
    [/\btwelve\b/gi, '12'],
    [/\bquarters?\b/gi, 'a quarter'],
    [/\b(?:half|halves)\b/gi, 'a half'],
    [/\bfifths?\b/gi, 'a fifth'],
    [/\btenths?\b/gi, 'a tenth'],
    [/\bhundreds?\b/gi, 'a hundred'],
    [/\bthousandths?\b/gi, 'a thousandth'],
    [/\bthousands?\b/gi, 'a thousand'],
    [/\bmillionths?\b/gi, 'a millionth'],
    [/\bmillions?\b/gi, 'a million'],
    [/\bbillions?\b/gi, 'a billion'],
  ],
  de: [
    [/\b(?:zwei(?!t)|doppelt)/gi, '2'],
    [/\bdrei(?!ßig|zehn)/gi, '3'],
    [/\bvier(?!t|zig|zehn)/gi, '4'],
    [/\bfünf(?!t|zig|zehn)/gi, '5'],
    [/\bsechs(?!t)/gi, '6'],
    [/\bsieben/gi, '7'],
    [/\bacht(?=mal\b|\b)/g, '8'],
    [/\bneun(?!t|zig|zehn)/gi, '9'],
    [/\bzehn(?!t)/gi, '10'],
    [/\bzwölf(?!t)/gi, '12'],
    [/\bViertel/gi, 'a quarter'],
    [/\b(?:Hälfte|halb)/gi, 'a half'],
    [/\bFünftel/gi, 'a fifth'],
    [/\bZehntel/gi, 'a tenth'],
    [/\bhundert/gi, 'a hundred'],
    [/\bTausendstel/gi, 'a thousandth'],
    [/\btausend(?!stel)/gi, 'a thousand'],
    [/\bMillionstel/gi, 'a millionth'],
    [/\bMillion(?:en)?\b/gi, 'a million'],
    [/\bMilliarden?\b/gi, 'a billion'],
  ],
};

/**
 * The numbers of a text, in digits and words, alike for every language: decimals with a point, thousands without a separator.
 * @param {string} text
 * @param {string} language
 * @returns {string[]}
 */
export function quantitiesIn(text, language) {
  // A narrow no-break space separates thousands, too.
  const digits = [...text.matchAll(/\d+(?:[.,\u202f]\d+)*/g)].map(([number]) => {
    const grouped = /^[1-9]\d{0,2}(?:[.,\u202f]\d{3})+$/.test(number);
    return grouped ? number.replace(/[.,\u202f]/g, '') : number.replace(',', '.');
  });
  const words = (NUMBER_MEANINGS[language] ?? []).flatMap(([word, meaning]) =>
    Array.from(text.matchAll(word), () => meaning),
  );
  return [...digits, ...words];
}
