import * as v from 'valibot';

/**
 * One callable method of a contract. The parameters are checked at the receiving end; results and progress travel from
 * our own code to our own code and are typed only.
 */
export interface Method<Params, Value, Progress> {
  readonly params: v.GenericSchema<unknown, Params>;
  /** Carries the types of result and progress; never set. */
  readonly types?: { readonly result: Value; readonly progress: Progress };
}

export type Contract = Readonly<Record<string, Method<unknown, unknown, unknown>>>;

/** Declares a method's result and progress types, then its parameters: `method<Report, Progress>()(schema)`. */
export function method<Value, Progress = never>(): <Params>(
  params: v.GenericSchema<unknown, Params>,
) => Method<Params, Value, Progress> {
  return (params) => ({ params });
}

/** A method without parameters: it is called with `null`. */
export function parameterless<Value, Progress = never>(): Method<null, Value, Progress> {
  return { params: v.null() };
}

export type ParamsOf<M> = M extends Method<infer Params, unknown, unknown> ? Params : never;
export type ResultOf<M> = M extends { readonly types?: { readonly result: infer Value } } ? Value : never;
export type ProgressOf<M> = M extends { readonly types?: { readonly progress: infer Progress } } ? Progress : never;

/** What a method's implementation gets besides its parameters. */
export interface CallContext<Progress> {
  /** Aborted when the caller cancels or the connection closes. */
  readonly signal: AbortSignalLike;
  /** Sends an intermediate result to the caller. */
  readonly progress: (value: Progress) => void;
}

/** The part of `AbortSignal` that all runtimes share and the protocol relies on. */
export interface AbortSignalLike {
  readonly aborted: boolean;
  addEventListener(type: 'abort', listener: () => void): void;
  removeEventListener(type: 'abort', listener: () => void): void;
}

/** Implementations of a contract's methods. */
export type Handlers<C extends Contract> = {
  readonly [Name in keyof C]: (
    params: ParamsOf<C[Name]>,
    context: CallContext<ProgressOf<C[Name]>>,
  ) => ResultOf<C[Name]> | Promise<ResultOf<C[Name]>>;
};
