package dev.retort.lint.statement;

import java.util.List;

/**
 * A type as a statement writes it.
 *
 * @param name its words in lower case with one blank between them, without arguments
 * @param arguments what stands in its brackets, texts without quotes
 * @param modifiers words after the brackets in lower case, for example {@code unsigned}
 */
public record TypeText(String name, List<String> arguments, List<String> modifiers) {
  /** No type at all. */
  public static final TypeText NONE = new TypeText("", List.of(), List.of());

  public TypeText {
    arguments = List.copyOf(arguments);
    modifiers = List.copyOf(modifiers);
  }

  /** The argument at a place as a number, or -1. */
  public int number(int index) {
    if (index >= arguments.size()) {
      return -1;
    }
    try {
      return Integer.parseInt(arguments.get(index));
    } catch (NumberFormatException e) {
      return -1;
    }
  }

  /** Whether the type has one of these names. */
  public boolean isAny(String... names) {
    return List.of(names).contains(name);
  }

  @Override
  public String toString() {
    String list = arguments.isEmpty() ? "" : "(" + String.join(", ", arguments) + ")";
    return name + list + (modifiers.isEmpty() ? "" : " " + String.join(" ", modifiers));
  }
}
