package dev.retort.lint.statement;

import java.util.List;

/** Keywords among tokens. */
public final class Words {
  private Words() {}

  /** Where these keywords stand side by side first, outside of strings and quotes; else -1. */
  public static int find(List<Token> tokens, String... words) {
    for (int i = 0; i + words.length <= tokens.size(); i++) {
      boolean here = true;
      for (int k = 0; k < words.length && here; k++) {
        here = tokens.get(i + k).is(words[k]);
      }
      if (here) {
        return i;
      }
    }
    return -1;
  }

  /** Whether these keywords stand side by side somewhere. */
  public static boolean has(List<Token> tokens, String... words) {
    return find(tokens, words) >= 0;
  }

  /** The first place of a keyword that stands in no brackets; else -1. */
  public static int findOutside(List<Token> tokens, String word) {
    int depth = 0;
    for (int i = 0; i < tokens.size(); i++) {
      Token token = tokens.get(i);
      depth += token.is("(") ? 1 : token.is(")") ? -1 : 0;
      if (depth == 0 && token.is(word)) {
        return i;
      }
    }
    return -1;
  }
}
