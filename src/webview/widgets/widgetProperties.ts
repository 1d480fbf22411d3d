/** What the page hands to every widget. */
export interface WidgetProperties<Options> {
  /** Unique within the part; under it the page keeps the widget's controls and results. */
  readonly widgetKey: string;
  readonly options: Options;
}
