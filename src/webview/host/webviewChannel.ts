import type { Channel } from '../../protocol/channel.js';
import { messageFromText, messageToText } from '../../protocol/messageText.js';

interface WebviewApi {
  postMessage(message: unknown): void;
  setState(state: unknown): void;
  getState(): unknown;
}

declare function acquireVsCodeApi(): WebviewApi;

/** The page's end of the pipe to the extension host, and the state that the editor hands to a panel's serializer. */
export interface WebviewHost {
  readonly channel: Channel;
  setState(state: unknown): void;
  /** What was handed over last, also by an earlier life of this page. */
  getState(): unknown;
}

/** To be called once per page: the editor gives its interface out only once. */
export function connectWebview(): WebviewHost {
  const api = acquireVsCodeApi();
  return {
    channel: {
      post: (message) => api.postMessage(messageToText(message)),
      listen: (listener) => {
        const onMessage = (event: MessageEvent<unknown>) => listener(messageFromText(event.data));
        window.addEventListener('message', onMessage);
        return () => window.removeEventListener('message', onMessage);
      },
    },
    setState: (state) => api.setState(state),
    getState: () => api.getState(),
  };
}
