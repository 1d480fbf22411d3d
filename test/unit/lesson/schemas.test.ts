import { readFileSync } from 'node:fs';
import path from 'node:path';
import { expect, it } from 'vitest';
import * as v from 'valibot';
import { lessonManifest, lessonTranslation } from '../../../src/lesson/lessonContent.js';
import { repository } from './lessonFixture.js';

interface Schema {
  readonly properties: Readonly<Record<string, unknown>>;
  readonly required: readonly string[];
}

it.each([
  ['lesson.schema.json', lessonManifest],
  ['lesson-translation.schema.json', lessonTranslation],
] as const)('%s knows the same keys for editors as the check does', (file, schema) => {
  const { properties, required } = JSON.parse(readFileSync(path.join(repository, 'lessons', file), 'utf8')) as Schema;
  expect(Object.keys(properties).sort()).toEqual(Object.keys(schema.entries).sort());
  const missing = v.safeParse(schema, {}).issues?.map((issue) => v.getDotPath(issue)) ?? [];
  expect([...required].sort()).toEqual(missing.sort());
});
