package dev.retort.ui.graph;

/** What the centre of the window shows. */
enum GraphMode {
  NO_FOLDER,
  FOLDER_FAILED,
  NO_ENVIRONMENT,
  LOADING,
  BROKEN_ENVIRONMENT,
  NO_REVISIONS,
  GRAPH
}
