import type { EditorActionsOptions } from '../../lesson/widgets/editorActions.js';
import { usePage } from '../lesson/pageContext.js';
import type { WidgetProperties } from './widgetProperties.js';

/** Buttons that ask the editor to do something. */
export function EditorActions({ options }: WidgetProperties<EditorActionsOptions>) {
  const page = usePage();
  return (
    <div class="button-row widget">
      {options.actions.map(({ command, label }, index) => (
        <button
          key={command}
          type="button"
          class={index === 0 ? undefined : 'secondary'}
          onClick={() => page.runCommand(command)}
        >
          {label}
        </button>
      ))}
    </div>
  );
}
