/** @typedef {Record<string, unknown>} Settings */

/**
 * Settings of a window that opens on the work itself: no welcome page, tips, updates, gallery traffic or trust question.
 * @type {Settings}
 */
export const quietSettings = {
  'chat.agent.enabled': false,
  'chat.commandCenter.enabled': false,
  'chat.disableAIFeatures': true,
  'comments.openView': 'never',
  'editor.minimap.enabled': false,
  'extensions.autoCheckUpdates': false,
  'extensions.autoUpdate': false,
  'extensions.ignoreRecommendations': true,
  'npm.fetchOnlinePackageInfo': false,
  'security.workspace.trust.enabled': false,
  'telemetry.feedback.enabled': false,
  'telemetry.telemetryLevel': 'off',
  'terminal.integrated.suggest.enabled': false,
  'typescript.disableAutomaticTypeAcquisition': true,
  'typescript.surveys.enabled': false,
  'update.mode': 'none',
  'update.showReleaseNotes': false,
  'window.commandCenter': false,
  'workbench.accounts.experimental.showEntitlements': false,
  'workbench.enableExperiments': false,
  'workbench.layoutControl.enabled': false,
  'workbench.secondarySideBar.defaultVisibility': 'hidden',
  'workbench.settings.enableNaturalLanguageSearch': false,
  'workbench.startupEditor': 'none',
  'workbench.tips.enabled': false,
  'workbench.welcomePage.walkthroughs.openOnInstall': false,
};

/**
 * For tests: nothing blinks, moves, waits or asks.
 * @type {Settings}
 */
export const steadySettings = {
  ...quietSettings,
  'editor.cursorBlinking': 'solid',
  'editor.hover.delay': 100,
  'editor.smoothScrolling': false,
  'files.autoSave': 'off',
  'files.hotExit': 'off',
  'git.enabled': false,
  'terminal.integrated.enablePersistentSessions': false,
  'typescript.tsserver.useSyntaxServer': 'never',
  'window.confirmBeforeClose': 'never',
  'window.restoreWindows': 'none',
  'workbench.colorTheme': 'Default Dark Modern',
  'workbench.editor.enablePreview': false,
  'workbench.editor.languageDetection': false,
  'workbench.list.smoothScrolling': false,
  'workbench.reduceMotion': 'on',
};
