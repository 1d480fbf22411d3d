import { describeMutatedTexts } from './mutatedTexts.js';

describeMutatedTexts('ts', 20260);
