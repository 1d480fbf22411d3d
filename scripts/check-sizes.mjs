import { PlainFailure, runPlainly } from './process/plainFailure.mjs';
import { shippedSizes } from './project/shippedSizes.mjs';

await runPlainly(async () => {
  const { rows, uncounted } = await shippedSizes();
  for (const { name, budget, size, missing } of rows) {
    const figure = missing ? 'missing' : `${(size / 1000).toFixed(0)} kB`;
    console.log(
      `${size > budget || missing ? '!' : ' '} ${name.padEnd(24)} ${figure.padStart(9)} of ${(budget / 1000).toFixed(0)} kB`,
    );
  }
  const wrong = rows.filter(({ budget, size, missing }) => size > budget || missing).map(({ name }) => name);
  if (wrong.length > 0)
    throw new PlainFailure(`Over its budget or missing: ${wrong.join(', ')} (scripts/size-budgets.mjs).`);
  if (uncounted.length > 0)
    throw new PlainFailure(`Without a budget: ${uncounted.join(', ')} (scripts/size-budgets.mjs).`);
});
