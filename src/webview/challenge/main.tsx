import { signal } from '@preact/signals';
import { render } from 'preact';
import {
  challengePageContract,
  type ChallengeHostContract,
  type ChallengePageContract,
  type ChallengePageState,
} from '../../protocol/challengeContract.js';
import { connect } from '../../protocol/rpc.js';
import { unawaited } from '../host/unawaited.js';
import { useLanguage } from '../host/useLanguage.js';
import { connectWebview } from '../host/webviewChannel.js';
import type { ChallengeActions } from './challengeActions.js';
import { ChallengePage } from './ChallengePage.js';

useLanguage();
const webview = connectWebview();
const state = signal<ChallengePageState | null>(null);

const host = connect<ChallengePageContract, ChallengeHostContract>({
  channel: webview.channel,
  contract: challengePageContract,
  handlers: {
    update: (next) => {
      show(next);
      return null;
    },
  },
  onFault: (fault) => log('error', fault),
});

const { tell, log } = unawaited((entry) => host.call('log', entry));

function show(next: ChallengePageState): void {
  state.value = next;
  webview.setState(next.kind === 'idle' ? null : { level: next.level.id });
}

const actions: ChallengeActions = {
  outlet: {
    saveFile: (file) => tell(host.call('saveFile', file)),
    fault: (message) => log('error', message),
  },
  run: (action) => tell(host.call('run', { action })),
  answer: (answer) => tell(host.call('answer', { answer })),
  openStep: (step) => tell(host.call('openStep', { step })),
  openLevel: (level) => tell(host.call('openLevel', { level })),
  reveal: (layer) => tell(host.call('reveal', { layer: [...layer] })),
  cancel: () => tell(host.call('cancel', null)),
};

function Root() {
  return <ChallengePage state={state.value} actions={actions} />;
}

const mount = document.getElementById('page');
if (mount === null) throw new Error('the page has no element with the id "page"');
render(<Root />, mount);
host.call('ready', null).then(show, (error: unknown) => log('error', `ready: ${String(error)}`));
