import * as l10n from '@vscode/l10n';
import type { ComponentType } from 'preact';
import { useMemo } from 'preact/hooks';
import { useSignal } from '@preact/signals';
import type { ContentBlock } from '../../lesson/lessonContent.js';
import { LESSON_COMMANDS } from '../../lesson/lessonCommands.js';
import type { LessonPageState } from '../../protocol/lessonContract.js';
import { widgets } from '../widgets/index.js';
import type { WidgetProperties } from '../widgets/widgetProperties.js';
import { PageContextValue, usePage, type PageContext } from './pageContext.js';

interface Properties {
  readonly state: LessonPageState;
  readonly page: Omit<PageContext, 'resetLabel'>;
  /** Of this lesson, unless another is named. */
  readonly onOpenPart: (part: string, lesson?: string) => void;
  readonly onComplete: () => void;
}

/** One part of a lesson: prose and widgets in order, what explains a result after the result. */
export function LessonPage({ state, page, onOpenPart, onComplete }: Properties) {
  const { part, outline, progress, following } = state;
  const place = outline.findIndex(({ id }) => id === part.id);
  const previous = outline[place - 1];
  const next = outline[place + 1];
  const finished = useSignal<ReadonlySet<string>>(new Set());
  const context = useMemo<PageContext>(
    () => ({
      ...page,
      resetLabel: part.resetLabel,
      finished: (key) => {
        if (!finished.value.has(key)) finished.value = new Set([...finished.value, key]);
        page.finished(key);
      },
    }),
    [page],
  );
  const completed = progress.parts[part.id]?.completed === true;
  // Until its first experiment has a result, what comes next is to run it.
  const first = part.blocks.find(asksFirst);
  const isOpen = first?.kind !== 'widget' || finished.value.has(first.key) || completed;
  const goOn = (id: string, lesson?: string) => {
    onComplete();
    onOpenPart(id, lesson);
  };
  const followLink = (event: MouseEvent) => {
    const link = event.target instanceof Element ? event.target.closest('a') : null;
    const address = link?.getAttribute('href') ?? '';
    const [scheme, target = ''] = address.split(/:(.*)/s);
    if (scheme === 'part') {
      event.preventDefault();
      onOpenPart(target);
    } else if (scheme === 'command') {
      event.preventDefault();
      const command = LESSON_COMMANDS.find((name) => name === target);
      if (command !== undefined) page.runCommand(command);
    }
  };
  return (
    <PageContextValue.Provider value={context}>
      <main onClick={followLink}>
        <header>
          <p class="lesson-title">{state.lessonTitle}</p>
          <h1>{part.heading}</h1>
        </header>
        <Blocks blocks={part.blocks} finished={finished.value} />
        <footer>
          <nav class="button-row" aria-label={l10n.t('Parts of the lesson')}>
            {previous && (
              <button type="button" class="secondary" onClick={() => onOpenPart(previous.id)}>
                <span class="codicon codicon-arrow-left" aria-hidden="true" /> {previous.heading}
              </button>
            )}
            <button type="button" class="secondary" aria-pressed={completed} onClick={onComplete}>
              <span class={`codicon ${completed ? 'codicon-check' : 'codicon-circle-large'}`} aria-hidden="true" />{' '}
              {completed ? l10n.t('Completed') : l10n.t('Mark as completed')}
            </button>
            {next && (
              <ForwardButton isMain={isOpen} onClick={() => goOn(next.id)} label={l10n.t('Next: {0}', next.heading)} />
            )}
            {following && (
              <ForwardButton
                isMain={isOpen}
                onClick={() => goOn(following.part, following.lesson)}
                label={l10n.t('Next lesson: {0}', following.title)}
              />
            )}
          </nav>
          <EngineLine />
        </footer>
      </main>
    </PageContextValue.Provider>
  );
}

interface ForwardProperties {
  readonly label: string;
  /** Whether going on is what comes next. */
  readonly isMain: boolean;
  readonly onClick: () => void;
}

function ForwardButton({ label, isMain, onClick }: ForwardProperties) {
  return (
    <button type="button" class={isMain ? undefined : 'secondary'} onClick={onClick}>
      {label} <span class="codicon codicon-arrow-right" aria-hidden="true" />
    </button>
  );
}

function EngineLine() {
  const page = usePage();
  const engine = page.engine.value;
  const seed = page.seed.value;
  if (engine === null) return <p class="quiet-line">{l10n.t('Starting TensorFlow.js…')}</p>;
  if (engine === 'failed') {
    return (
      <p class="quiet-line">{l10n.t('TensorFlow.js did not start: the log says why. Close and open this panel.')}</p>
    );
  }
  const { tensorflow, backend } = engine;
  return (
    <p class="quiet-line">
      {seed === null
        ? l10n.t('Ready: TensorFlow.js {0}, backend {1}; nothing in this part is random.', tensorflow, backend)
        : l10n.t('Ready: TensorFlow.js {0}, backend {1}, seed {2}.', tensorflow, backend, seed)}
    </p>
  );
}

function asksFirst(block: ContentBlock): boolean {
  return (
    block.kind === 'widget' &&
    typeof block.options === 'object' &&
    block.options !== null &&
    'prediction' in block.options
  );
}

/** Prose after an experiment that asks for a guess is folded until there is a result, so that it gives nothing away. */
function Blocks({
  blocks,
  finished,
}: {
  readonly blocks: readonly ContentBlock[];
  readonly finished: ReadonlySet<string>;
}) {
  const gate = blocks.findIndex(asksFirst);
  const gateBlock = blocks[gate];
  const before = gate < 0 ? blocks : blocks.slice(0, gate + 1);
  const after = gate < 0 ? [] : blocks.slice(gate + 1);
  const open = gateBlock?.kind === 'widget' && finished.has(gateBlock.key);
  return (
    <>
      {before.map((block, index) => (
        <Block key={index} block={block} />
      ))}
      {after.length > 0 &&
        (open ? (
          <Blocks blocks={after} finished={finished} />
        ) : (
          <details class="explanation">
            <summary>{l10n.t('Read on without running the experiment')}</summary>
            <Blocks blocks={after} finished={finished} />
          </details>
        ))}
    </>
  );
}

function Block({ block }: { readonly block: ContentBlock }) {
  if (block.kind === 'prose') {
    // Compiled from our own Markdown at build time, with HTML in it disabled.
    return <div class="prose" dangerouslySetInnerHTML={{ __html: block.html }} />;
  }
  const Widget = widgets[block.name] as ComponentType<WidgetProperties<unknown>>;
  return <Widget widgetKey={block.key} options={block.options} />;
}
