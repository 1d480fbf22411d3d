import * as l10n from '@vscode/l10n';
import { computed, signal } from '@preact/signals';
import { render } from 'preact';
import { withCompleted, withPrediction } from '../../lesson/lessonProgress.js';
import type { EngineDescription } from '../../protocol/computeContract.js';
import {
  lessonPageContract,
  type LessonHostContract,
  type LessonPageContract,
  type LessonPageState,
  type OfferedModel,
  type PageMemory,
} from '../../protocol/lessonContract.js';
import { connect } from '../../protocol/rpc.js';
import { ComputeSession } from '../compute/computeSession.js';
import { spawnComputeWorker } from '../compute/spawnComputeWorker.js';
import { warmUp } from '../charts/warmUp.js';
import { atMostEvery } from '../host/atMostEvery.js';
import { unawaited } from '../host/unawaited.js';
import { useLanguage } from '../host/useLanguage.js';
import { connectWebview } from '../host/webviewChannel.js';
import { LessonPage } from './LessonPage.js';
import type { PageContext } from './pageContext.js';

/** A page that is dragged or typed into keeps its state at most this often. */
const SAVE_INTERVAL_MILLISECONDS = 300;

const bundle = useLanguage();
// A fault of it is told where a chart is drawn.
warmUp().catch(() => undefined);
const webview = connectWebview();
const state = signal<LessonPageState | null>(null);
const engine = signal<EngineDescription | 'failed' | null>(null);
const seed = signal<number | null>(null);
const offered = signal<OfferedModel | null>(null);
const compute = new ComputeSession(spawnComputeWorker, { bundle });
let memory: PageMemory = {};
const saving = atMostEvery(SAVE_INTERVAL_MILLISECONDS, save);

const host = connect<LessonPageContract, LessonHostContract>({
  channel: webview.channel,
  contract: lessonPageContract,
  handlers: {
    show: (next) => {
      show(next);
      return null;
    },
    offer: (model) => {
      offered.value = model;
      return null;
    },
    progressChanged: (progress) => {
      if (state.value !== null) state.value = { ...state.value, progress };
      return null;
    },
  },
  onFault: (fault) => log('error', fault),
});

const { tell, log } = unawaited((entry) => host.call('log', entry));

function show(next: LessonPageState): void {
  memory = next.memory;
  offered.value = next.offered ?? null;
  state.value = next;
  saving.ask();
}

function place(): { readonly lesson: string; readonly part: string } | null {
  const shown = state.value;
  return shown && { lesson: shown.lesson, part: shown.part.id };
}

function save(): void {
  const where = place();
  if (where === null) return;
  webview.setState({ ...where, memory });
  tell(host.call('saveState', { ...where, memory }));
}

const page: Omit<PageContext, 'resetLabel'> = {
  compute,
  trainer: {
    train: (trainings, { signal, onEpoch, onBatch }) =>
      compute.call(
        'train',
        { trainings, everyBatch: onBatch !== undefined },
        {
          signal,
          onProgress: (progress) =>
            'record' in progress ? onEpoch(progress.run, progress.record) : onBatch?.(progress.run, progress.batch),
        },
      ),
    hold: (held) => compute.call('hold', held),
  },
  engine,
  seed,
  outlet: {
    saveFile: (file) => tell(host.call('saveFile', file)),
    fault: (message) => log('error', message),
  },
  predictions: computed(() => {
    const shown = state.value;
    return shown?.progress.parts[shown.part.id]?.predictions ?? {};
  }),
  predict: (prediction, answer) => {
    const shown = state.value;
    const where = place();
    if (shown === null || where === null) return;
    state.value = { ...shown, progress: withPrediction(shown.progress, where.part, prediction, answer) };
    tell(host.call('recordPrediction', { ...where, prediction, answer }));
  },
  recall: (key) => memory[key],
  remember: (key, kept) => {
    if (JSON.stringify(memory[key]) === JSON.stringify(kept)) return;
    memory = { ...memory, [key]: kept };
    saving.ask();
  },
  finished: () => undefined,
  offered,
  runCommand: (command) => tell(host.call('runCommand', { command })),
  listModels: () => host.call('listModels', null),
  readModel: (id) => host.call('readModel', { id }),
};

function complete(): void {
  const shown = state.value;
  const where = place();
  if (shown === null || where === null) return;
  state.value = { ...shown, progress: withCompleted(shown.progress, where.part) };
  tell(host.call('recordProgress', where));
}

function Root() {
  const shown = state.value;
  if (shown === null) return <p class="quiet-line">{l10n.t('Opening the lesson…')}</p>;
  return (
    <LessonPage
      key={`${shown.lesson}/${shown.part.id}`}
      state={shown}
      page={page}
      onOpenPart={(part, lesson = shown.lesson) => tell(host.call('openPart', { lesson, part }))}
      onComplete={complete}
    />
  );
}

window.addEventListener('pagehide', () => {
  saving.flush();
  compute.close();
});
const mount = document.getElementById('page');
if (mount === null) throw new Error('the page has no element with the id "page"');
render(<Root />, mount);
host.call('ready', null).then(show, (error: unknown) => log('error', `ready: ${String(error)}`));
compute.call('describe', null).then(
  (description) => (engine.value = description),
  (error: unknown) => {
    engine.value = 'failed';
    log('error', `the compute worker did not start: ${String(error)}`);
  },
);
