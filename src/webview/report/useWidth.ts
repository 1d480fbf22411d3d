import { useSignal, type ReadonlySignal } from '@preact/signals';
import { useEffect, useRef } from 'preact/hooks';
import type { RefObject } from 'preact';

/** An element's width in whole steps of so many pixels, so that dragging the panel's edge does not redraw at every pixel. */
export function useWidth(step: number): readonly [RefObject<HTMLDivElement | null>, ReadonlySignal<number>] {
  const element = useRef<HTMLDivElement>(null);
  const width = useSignal(0);
  useEffect(() => {
    const { current } = element;
    if (current === null) return;
    const measure = () => (width.value = Math.floor(current.clientWidth / step) * step);
    measure();
    const observer = new ResizeObserver(measure);
    observer.observe(current);
    return () => observer.disconnect();
  }, []);
  return [element, width];
}
