/** Everything that package.json declares and the code refers to, in one place; a test compares the two. */
export const commands = {
  openPart1: 'gradientLens.openPart1',
  openPart2: 'gradientLens.openPart2',
  openPart3: 'gradientLens.openPart3',
  openPart4: 'gradientLens.openPart4',
  openPart5: 'gradientLens.openPart5',
  openPart6: 'gradientLens.openPart6',
  openSummary: 'gradientLens.openSummary',
  openPart: 'gradientLens.openPart',
  continueLesson: 'gradientLens.continueLesson',
  resetProgress: 'gradientLens.resetProgress',
  openSampleModel: 'gradientLens.openSampleModel',
  checkFile: 'gradientLens.checkFile',
  checkAtCursor: 'gradientLens.checkAtCursor',
  fixAllInFile: 'gradientLens.fixAllInFile',
  toggle: 'gradientLens.toggle',
  checkModel: 'gradientLens.checkModel',
  recheckModel: 'gradientLens.recheckModel',
  showFixes: 'gradientLens.showFixes',
  compareFixes: 'gradientLens.compareFixes',
  changeValues: 'gradientLens.changeValues',
  explainUnreadable: 'gradientLens.explainUnreadable',
  startChallenge: 'gradientLens.startChallenge',
  chooseChallenge: 'gradientLens.chooseChallenge',
  challengeCheck: 'gradientLens.challengeCheck',
  challengeNext: 'gradientLens.challengeNext',
  challengeBack: 'gradientLens.challengeBack',
  challengeHint: 'gradientLens.challengeHint',
  challengeAnswer: 'gradientLens.challengeAnswer',
  challengeResetStep: 'gradientLens.challengeResetStep',
  challengeShowSolution: 'gradientLens.challengeShowSolution',
  challengeShowFile: 'gradientLens.challengeShowFile',
  challengeShowPanel: 'gradientLens.challengeShowPanel',
  challengeAnotherDraw: 'gradientLens.challengeAnotherDraw',
  challengeSaveMarkdown: 'gradientLens.challengeSaveMarkdown',
  challengeSaveJson: 'gradientLens.challengeSaveJson',
  challengeNextLevel: 'gradientLens.challengeNextLevel',
  challengeLeave: 'gradientLens.challengeLeave',
  showReport: 'gradientLens.showReport',
  showLog: 'gradientLens.showLog',
} as const;

export type CommandId = (typeof commands)[keyof typeof commands];

/** The commands that open one lesson part each. */
export const partCommands: readonly { readonly command: CommandId; readonly lesson: string; readonly part: string }[] =
  [
    { command: commands.openPart1, lesson: 'vanishing-gradients', part: 'the-problem' },
    { command: commands.openPart2, lesson: 'vanishing-gradients', part: 'visual-comparison' },
    { command: commands.openPart3, lesson: 'vanishing-gradients', part: 'why' },
    { command: commands.openPart4, lesson: 'vanishing-gradients', part: 'the-fix' },
    { command: commands.openPart5, lesson: 'vanishing-gradients', part: 'training-comparison' },
    { command: commands.openPart6, lesson: 'vanishing-gradients', part: 'your-turn' },
    { command: commands.openSummary, lesson: 'vanishing-gradients', part: 'summary' },
  ];

/** Commands that only lenses and panels call, with arguments; they are not in the palette. */
export const internalCommands: readonly CommandId[] = [
  commands.recheckModel,
  commands.showFixes,
  commands.compareFixes,
  commands.changeValues,
  commands.explainUnreadable,
];

/** What a lens, a quick fix or a menu passes to the commands that are about one model. */
export type ModelArguments = readonly [uri: string, definitionId: string];

export const settings = {
  seed: 'gradientLens.seed',
  draws: 'gradientLens.draws',
  batchSize: 'gradientLens.batchSize',
  criteria: 'gradientLens.criteria',
  smallMark: 'gradientLens.smallMark',
  largeMark: 'gradientLens.largeMark',
  check: 'gradientLens.check',
  enabled: 'gradientLens.enabled',
} as const;

/** Views in the activity bar. */
export const views = {
  lessons: 'gradientLens.lessons',
  models: 'gradientLens.models',
  challenges: 'gradientLens.challenges',
} as const;

/** What the manifest's conditions look at. */
export const contextKeys = {
  challengeOpen: 'gradientLens.challengeOpen',
  /** Some model has been checked in this window: the walkthrough takes note. */
  modelChecked: 'gradientLens.modelChecked',
} as const;

export const viewTypes = {
  lesson: 'gradientLens.lesson',
  report: 'gradientLens.report',
  challenge: 'gradientLens.challenge',
} as const;

/** The editor's names of the languages that there are readers of; a list of its own, because activation loads no reader. */
export const languageIds: readonly string[] = ['typescript', 'typescriptreact', 'javascript', 'javascriptreact'];
