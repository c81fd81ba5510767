package dev.retort.service.run;

import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Reads from a statement's text what it does with CONCURRENTLY.
 *
 * <p>Source: the manual of PostgreSQL on {@code CREATE INDEX}, {@code DROP INDEX} and {@code
 * REINDEX}.
 */
final class ConcurrentIndexingReader {
  /** White space or a comment. */
  private static final String GAP = "(?:\\s|--[^\\n]*+(?:\\n|$)|/\\*(?:[^*]|\\*(?!/))*+\\*/)";

  private static final String NAME = "(?:\"(?:[^\"]|\"\")++\"|[\\w$]++)";
  private static final String QUALIFIED = "(?:" + NAME + "\\.)*+" + NAME;
  private static final String END = "(?![\\w$.])";

  private static final Pattern CREATE =
      pattern(
          "(?<create>CREATE_(?:UNIQUE_)?INDEX)_CONCURRENTLY_"
              + "(?:(?:IF_NOT_EXISTS_)?(?<index>(?!ON(?![\\w$]))"
              + NAME
              + ")_)?ON_(?:ONLY_)?(?<table>(?:"
              + NAME
              + "\\.)*+(?<bare>"
              + NAME
              + "))"
              + END
              + "(?<rest>.*)");

  private static final Pattern DROP =
      pattern("DROP_INDEX_CONCURRENTLY_(?:IF_EXISTS_)?(?<index>" + QUALIFIED + ")" + END + ".*");

  private static final Pattern REINDEX =
      pattern(
          "REINDEX"
              + GAP
              + "*+(?:\\((?<options>[^)]*+)\\)"
              + GAP
              + "*+)?(?<kind>INDEX|TABLE|SCHEMA|DATABASE)(?<word>_CONCURRENTLY(?![\\w$]))?+"
              + "(?:_(?<name>"
              + QUALIFIED
              + "))?+"
              + GAP
              + "*+");

  private static final Pattern OPTION =
      Pattern.compile("(?is).*\\bCONCURRENTLY\\b(?!\\s+(?:FALSE|OFF|0)\\b).*");

  private ConcurrentIndexingReader() {}

  private static Pattern pattern(String words) {
    return Pattern.compile("(?isU)" + GAP + "*+" + words.replace("_", GAP + "++"));
  }

  /** Empty when the statement does nothing of that. */
  static Optional<ConcurrentIndexing> read(String sql) {
    Matcher create = CREATE.matcher(sql);
    if (create.matches()) {
      return Optional.of(created(create));
    }
    Matcher drop = DROP.matcher(sql);
    if (drop.matches()) {
      return Optional.of(new ConcurrentIndexing.Drop(drop.group("index")));
    }
    Matcher again = REINDEX.matcher(sql);
    return again.matches() ? reindexed(again) : Optional.empty();
  }

  private static ConcurrentIndexing created(Matcher found) {
    String index = found.group("index");
    String table = found.group("table");
    return index != null
        ? new ConcurrentIndexing.Create(index, table)
        : new ConcurrentIndexing.CreateUnnamed(
            found.group("create"), table, found.group("bare"), found.group("rest"));
  }

  private static Optional<ConcurrentIndexing> reindexed(Matcher found) {
    String options = found.group("options");
    String name = found.group("name");
    if (found.group("word") == null && (options == null || !OPTION.matcher(options).matches())) {
      return Optional.empty();
    }
    if (found.group("kind").toUpperCase(Locale.ROOT).equals("DATABASE")) {
      return Optional.of(new ConcurrentIndexing.ReindexDatabase());
    }
    return Optional.ofNullable(name)
        .map(
            n ->
                found.group("kind").toUpperCase(Locale.ROOT).equals("SCHEMA")
                    ? new ConcurrentIndexing.ReindexSchema(n)
                    : new ConcurrentIndexing.Reindex(n));
  }
}
