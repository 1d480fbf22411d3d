import { signal } from '@preact/signals';
import { render } from 'preact';
import {
  REPORT_FORMAT,
  reportPageContract,
  type ReportHostContract,
  type ReportPageContract,
  type ReportPageState,
} from '../../protocol/reportContract.js';
import { messageFromText, messageToText } from '../../protocol/messageText.js';
import { connect } from '../../protocol/rpc.js';
import { warmUp } from '../charts/warmUp.js';
import { unawaited } from '../host/unawaited.js';
import { useLanguage } from '../host/useLanguage.js';
import { connectWebview } from '../host/webviewChannel.js';
import type { ReportActions } from './reportActions.js';
import { ReportPage } from './ReportPage.js';
import { reportViewOf, type ReportView } from './reportView.js';

const SAVE_DELAY_MILLISECONDS = 300;

useLanguage();
// A fault of it is told where a chart is drawn.
warmUp().catch(() => undefined);
const webview = connectWebview();
const state = signal<ReportPageState | null>(null);
const view = signal<ReportView>(reportViewOf(messageFromText(webview.getState())));
let saveTimer: ReturnType<typeof setTimeout> | undefined;

const host = connect<ReportPageContract, ReportHostContract>({
  channel: webview.channel,
  contract: reportPageContract,
  handlers: {
    update: (changed) => {
      if (state.value !== null) show({ ...state.value, ...changed });
      return null;
    },
    show: ({ section }) => {
      // After the parts of the state that came with it are drawn.
      setTimeout(() => {
        const heading = document.getElementById(section);
        heading?.scrollIntoView();
        heading?.focus({ preventScroll: true });
      });
      return null;
    },
  },
  onFault: (fault) => log('error', fault),
});

const { tell, log } = unawaited((entry) => host.call('log', entry));

function show(next: ReportPageState): void {
  const known = state.value?.subject;
  if (known && (known.uri !== next.subject?.uri || known.definitionId !== next.subject.definitionId)) {
    view.value = { ...view.value, comparedFix: null, draft: null };
  }
  state.value = next;
  saveSoon();
}

/** Leaves the page as it stands with the editor, for its next life after a reload. */
function saveSoon(): void {
  clearTimeout(saveTimer);
  saveTimer = setTimeout(() => {
    if (state.value === null) return;
    webview.setState(messageToText({ format: REPORT_FORMAT, state: state.value, view: view.value }));
  }, SAVE_DELAY_MILLISECONDS);
}

const actions: ReportActions = {
  outlet: {
    saveFile: (file) => tell(host.call('saveFile', file)),
    fault: (message) => log('error', message),
  },
  changeView: (change) => {
    view.value = { ...view.value, ...change };
    saveSoon();
  },
  reveal: (path) => tell(host.call('reveal', { layer: [...path] })),
  cancel: () => tell(host.call('cancel', null)),
  recheck: () => tell(host.call('recheck', null)),
  choose: (choices) => tell(host.call('choose', choices)),
  applyFix: (fix) => tell(host.call('applyFix', { fix })),
  previewFix: (fix) => tell(host.call('previewFix', { fix })),
  verify: () => tell(host.call('verify', null)),
  forgetBefore: () => tell(host.call('forgetBefore', null)),
  checkModel: (id) => tell(host.call('checkModel', { id })),
  openLesson: (rule) => tell(host.call('openLesson', rule === undefined ? {} : { rule })),
  saveFile: (file) => tell(host.call('saveFile', file)),
  copyText: async (text) => {
    await host.call('copyText', { text });
  },
};

function Root() {
  return state.value === null ? null : <ReportPage state={state.value} view={view.value} actions={actions} />;
}

const mount = document.getElementById('page');
if (mount === null) throw new Error('the page has no element with the id "page"');
render(<Root />, mount);
host.call('ready', null).then(show, (error: unknown) => log('error', `ready: ${String(error)}`));
