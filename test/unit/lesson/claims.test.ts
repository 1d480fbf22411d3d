import path from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { compileLessons } from '../../../scripts/compile-lessons.mjs';
import { prepareBackends } from '../engine/backendForTests.js';
import { lessonClaims } from './claims/index.js';
import { LessonMeasurements } from './claims/LessonMeasurements.js';

let measure: LessonMeasurements;

beforeAll(async () => {
  await prepareBackends();
  const { lessons } = await compileLessons(path.resolve(import.meta.dirname, '../../..'));
  measure = new LessonMeasurements(lessons);
});

// Completeness, that no quantitative sentence is missing here, is checked by `npm run check:content`.
const measurable = lessonClaims
  .map(({ file, claims }) => ({ file, claims: claims.flatMap((claim) => ('evidence' in claim ? [claim] : [])) }))
  .filter(({ claims }) => claims.length > 0);

describe.each(measurable)('$file', ({ claims }) => {
  it.each(claims)('$sentence', async ({ evidence }) => {
    const figures = await evidence(measure);
    expect(figures.length).toBeGreaterThan(0);
    const wrong = figures.filter(({ value, from, to }) => !(value >= from && value <= to));
    expect(wrong).toEqual([]);
  });
});
