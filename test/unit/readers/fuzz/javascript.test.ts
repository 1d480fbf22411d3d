import { describeMutatedTexts } from './mutatedTexts.js';

describeMutatedTexts('jsx', 20261);
