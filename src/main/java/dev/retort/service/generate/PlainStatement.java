package dev.retort.service.generate;

import dev.retort.diff.SqlNames;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A statement of a kind whose reach can be told from its text.
 *
 * @param kind what it does
 * @param subject folded name of the table or object that it is about; empty where it has none
 * @param index folded name of the index that it makes, or empty
 * @param text as it is sent
 */
record PlainStatement(Kind kind, String subject, String index, String text) {
  private static final String NAME =
      "(\"(?:[^\"]|\"\")+\"|`(?:[^`]|``)+`|\\[[^\\]]+\\]|[\\p{L}_][\\p{L}\\p{N}_$]*)";
  private static final int FLAGS = Pattern.CASE_INSENSITIVE | Pattern.DOTALL;

  /** The words that make an ALTER TABLE reach the tables that refer to it. */
  private static final Pattern MOVES = Pattern.compile("\\b(?:RENAME|DROP|CHANGE)\\b", FLAGS);

  /** The words that make an ALTER TABLE concern a second table. */
  private static final Pattern CONCERNS_OTHERS =
      Pattern.compile("\\b(?:RENAME|ATTACH|DETACH|EXCHANGE|INHERIT)\\b", FLAGS);

  private static final Pattern SELECT = Pattern.compile("\\bSELECT\\b", FLAGS);

  /** What a statement does. */
  enum Kind {
    CREATE_TABLE("CREATE\\s+TABLE\\s+" + NAME + "\\s*\\(.*"),
    CREATE_INDEX(
        "CREATE\\s+(?:(?:UNIQUE|FULLTEXT|SPATIAL)\\s+)?INDEX\\s+"
            + NAME
            + "\\s+ON\\s+"
            + NAME
            + "\\s*(?:\\(|USING\\b).*"),
    ALTER_TABLE("ALTER\\s+TABLE\\s+(?!ONLY\\b|IF\\b)" + NAME + "\\s+.*"),
    DROP_TABLE("DROP\\s+TABLE\\s+" + NAME + "(?:\\s+(?:CASCADE|RESTRICT))?\\s*"),
    DROP_INDEX("DROP\\s+INDEX\\s+" + NAME + "(?:\\s+ON\\s+" + NAME + ")?\\s*"),
    COMMENT_ON_TABLE("COMMENT\\s+ON\\s+TABLE\\s+" + NAME + "\\s+IS\\s.*"),
    COMMENT_ON_COLUMN("COMMENT\\s+ON\\s+COLUMN\\s+" + NAME + "\\." + NAME + "\\s+IS\\s.*"),
    VIEW("(?:CREATE|DROP)\\s+VIEW\\s+" + NAME + "(?:\\s+.*)?"),
    TYPE("(?:CREATE|DROP|ALTER)\\s+TYPE\\s+" + NAME + "(?:\\s+.*)?"),
    SEQUENCE("(?:CREATE|DROP)\\s+SEQUENCE\\s+" + NAME + "(?:\\s+.*)?"),
    ROWS("(?:INSERT|UPDATE|DELETE)\\s.*");

    private final Pattern pattern;

    Kind(String pattern) {
      this.pattern = Pattern.compile(pattern, FLAGS);
    }
  }

  private static final List<Kind> KINDS = List.of(Kind.values());

  /** Empty where it is of no such kind. */
  static Optional<PlainStatement> of(String sql) {
    String text = sql.strip();
    for (Kind kind : KINDS) {
      Matcher matcher = kind.pattern.matcher(text);
      if (matcher.matches()) {
        return fillsWhatItMakes(kind, text)
            ? Optional.empty()
            : Optional.of(of(kind, matcher, text));
      }
    }
    return Optional.empty();
  }

  private static PlainStatement of(Kind kind, Matcher matcher, String text) {
    return switch (kind) {
      case ROWS -> new PlainStatement(kind, "", "", text);
      case CREATE_INDEX ->
          new PlainStatement(kind, name(matcher.group(2)), name(matcher.group(1)), text);
      case DROP_INDEX -> new PlainStatement(kind, "", "", text);
      default -> new PlainStatement(kind, name(matcher.group(1)), "", text);
    };
  }

  private static boolean fillsWhatItMakes(Kind kind, String text) {
    return kind == Kind.CREATE_TABLE && SELECT.matcher(text).find();
  }

  private static String name(String written) {
    return SqlNames.in(written).iterator().next();
  }

  /** Whether it changes its subject and nothing else, apart from references to it. */
  boolean concernsSubjectOnly() {
    return switch (kind) {
      case CREATE_TABLE, CREATE_INDEX, DROP_TABLE, COMMENT_ON_TABLE, COMMENT_ON_COLUMN -> true;
      case ALTER_TABLE -> !CONCERNS_OTHERS.matcher(text).find();
      case DROP_INDEX, VIEW, TYPE, SEQUENCE, ROWS -> false;
    };
  }

  /** Whether tables that refer to its subject may look different after it. */
  boolean movesReferences() {
    return kind == Kind.DROP_TABLE || (kind == Kind.ALTER_TABLE && MOVES.matcher(text).find());
  }

  /** Whether it writes rows. */
  boolean isAboutRows() {
    return kind == Kind.ROWS;
  }
}
