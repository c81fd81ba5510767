package dev.retort.dialect.sqlite;

import java.util.ArrayList;
import java.util.List;

/** Whether two pieces of SQL mean the same to the reader of tokens. */
final class SqlComparison {
  private SqlComparison() {}

  /** Equal apart from blanks, comments, case of words, quotes of names and outer brackets. */
  static boolean same(String one, String other) {
    return one.equals(other) || normal(one).equals(normal(other));
  }

  private static List<String> normal(String sql) {
    List<String> words = new ArrayList<>();
    for (Token token : SqlTokenizer.tokens(sql)) {
      switch (token.kind()) {
        case BLOCK_COMMENT, LINE_COMMENT -> {}
        case WORD, QUOTED, BLOB, NUMBER -> words.add(SqliteNames.key(token.value()));
        case STRING -> words.add("'" + token.value());
        case SYMBOL -> words.add(symbol(token.value()));
      }
    }
    while (!words.isEmpty() && words.get(words.size() - 1).equals(";")) {
      words.remove(words.size() - 1);
    }
    while (isWrapped(words)) {
      words = words.subList(1, words.size() - 1);
    }
    return words;
  }

  private static String symbol(String symbol) {
    return switch (symbol) {
      case "==" -> "=";
      case "!=" -> "<>";
      default -> symbol;
    };
  }

  private static boolean isWrapped(List<String> words) {
    if (words.size() < 3 || !words.get(0).equals("(")) {
      return false;
    }
    int depth = 0;
    for (int i = 0; i < words.size(); i++) {
      if (words.get(i).equals("(")) {
        depth++;
      } else if (words.get(i).equals(")") && --depth == 0) {
        return i == words.size() - 1;
      }
    }
    return false;
  }
}
