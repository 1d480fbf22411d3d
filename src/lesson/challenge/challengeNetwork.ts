import { ACTIVATION_LAYERS } from '../../model/activationLayers.js';
import { entryOf } from '../../model/entryOf.js';
import type { LayerPath } from '../../model/fix.js';
import type { LayerSpec, NetworkSpec } from '../../model/network.js';

/** A layer with a kernel and the activation that follows it, wherever that is written. */
export interface KernelLayer {
  readonly path: LayerPath;
  /** As a person counts it: 1 for the first layer with a kernel. */
  readonly number: number;
  readonly className: string;
  readonly units: number | undefined;
  /** Its own activation, or that of an activation layer before the next kernel; `linear` if there is none. */
  readonly activation: string;
  readonly spec: LayerSpec;
}

const WITHOUT_KERNEL =
  /^(Activation|BatchNormalization|LayerNormalization|(Spatial|Gaussian|Alpha)?Dropout(1D)?|GaussianNoise|Flatten|Reshape|Permute|RepeatVector|Masking|InputLayer|.*Pooling.*|.*Padding.*|.*Cropping.*|UpSampling.*)$/;

interface Placed {
  readonly path: LayerPath;
  readonly spec: LayerSpec;
}

/** Every layer from input to output, nested models opened up. */
export function flatLayers({ layers }: Pick<NetworkSpec, 'layers'>, above: LayerPath = []): readonly Placed[] {
  return layers.flatMap((spec, index): readonly Placed[] => {
    const path = [...above, index];
    return spec.className === 'Sequential' && spec.layers !== undefined
      ? flatLayers({ layers: spec.layers }, path)
      : [{ path, spec }];
  });
}

const nameOf = (value: unknown): string | undefined => (typeof value === 'string' ? value : undefined);

function activationLayer({ className, config }: LayerSpec): string | undefined {
  return className === 'Activation' ? nameOf(config.activation) : entryOf(ACTIVATION_LAYERS, className);
}

/** The layers with a kernel from input to output; the last of them is the output layer. */
export function kernelLayers(network: NetworkSpec): readonly KernelLayer[] {
  const layers = flatLayers(network);
  const isKernel = ({ spec: { className } }: Placed) =>
    entryOf(ACTIVATION_LAYERS, className) === undefined && !WITHOUT_KERNEL.test(className);
  return layers
    .map((layer, index) => ({ layer, index }))
    .filter(({ layer }) => isKernel(layer))
    .map(({ layer: { path, spec }, index }, order): KernelLayer => {
      const next = layers.findIndex((other, place) => place > index && isKernel(other));
      const between = layers.slice(index + 1, next < 0 ? undefined : next);
      const own = nameOf(spec.config.activation);
      const later = between.flatMap((other) => activationLayer(other.spec) ?? []).at(-1);
      const units = spec.config.units ?? spec.config.filters;
      return {
        path,
        number: order + 1,
        className: spec.className,
        units: typeof units === 'number' ? units : undefined,
        activation: later !== undefined && later !== 'linear' ? later : (own ?? 'linear'),
        spec,
      };
    });
}

export function hiddenLayers(network: NetworkSpec): readonly KernelLayer[] {
  return kernelLayers(network).slice(0, -1);
}

/** Ascending numbers as `1`, `1, 2`, `1-4` or `1, 3, 4`. */
export function numberList(numbers: readonly number[]): { readonly text: string; readonly several: boolean } {
  const [first, last] = [Math.min(...numbers), Math.max(...numbers)];
  const isRange = numbers.length >= 3 && last - first === numbers.length - 1;
  return { text: isRange ? `${first}-${last}` : numbers.join(', '), several: numbers.length > 1 };
}
