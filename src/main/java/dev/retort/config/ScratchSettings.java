package dev.retort.config;

import org.jspecify.annotations.Nullable;

/**
 * Where throw-away databases are made.
 *
 * @param url the JDBC address, never to be shown as it is: see {@link #displayUrl()}
 * @param username the account, or null for the target's
 * @param password its password, or null for the target's
 */
public record ScratchSettings(String url, @Nullable String username, @Nullable Secret password) {
  /** The address with every credential in it replaced by {@code ***}. */
  public String displayUrl() {
    return JdbcAddress.mask(url);
  }

  @Override
  public String toString() {
    return "ScratchSettings[url=" + displayUrl() + ", username=" + username + "]";
  }
}
