package dev.retort.config;

/** How much of a run is one transaction, where the database's DDL is transactional. */
public enum TransactionMode {
  /** All steps or none. */
  RUN,
  /** Each revision by itself. */
  REVISION,
  /** Each statement by itself. */
  NONE
}
