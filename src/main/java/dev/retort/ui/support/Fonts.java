package dev.retort.ui.support;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Set;
import javafx.scene.text.Font;

/**
 * The font families of the window, picked among those that the machine has.
 *
 * <p>JavaFX falls back to a font for Chinese by itself only if that font has TrueType outlines; one
 * with CFF outlines (Noto CJK) is never fallen back to and even hides others, so it has to be
 * named.
 *
 * @param text for words
 * @param code for SQL, fixed width
 */
public record Fonts(String text, String code) {
  private static final List<String> TEXT_WITH_CFF =
      List.of("Noto Sans CJK SC", "Source Han Sans SC", "Noto Sans SC");
  private static final List<String> CODE_WITH_CFF = List.of("Noto Sans Mono CJK SC");
  private static final List<String> TEXT =
      List.of("Segoe UI", "SF Pro Text", "Inter", "Cantarell", "Ubuntu", "DejaVu Sans");
  private static final List<String> CODE =
      List.of(
          "JetBrains Mono",
          "Cascadia Mono",
          "Consolas",
          "SF Mono",
          "Menlo",
          "Ubuntu Mono",
          "DejaVu Sans Mono");

  /** Picks among the machine's families. */
  public static Fonts pick() {
    return pick(Set.copyOf(Font.getFamilies()));
  }

  /** Picks among these families. */
  static Fonts pick(Set<String> families) {
    boolean cff = TEXT_WITH_CFF.stream().anyMatch(families::contains);
    return new Fonts(
        first(cff ? TEXT_WITH_CFF : TEXT, families, "System"),
        first(
            cff && families.contains(CODE_WITH_CFF.get(0)) ? CODE_WITH_CFF : CODE,
            families,
            "Monospaced"));
  }

  private static String first(List<String> wanted, Set<String> families, String otherwise) {
    return wanted.stream().filter(families::contains).findFirst().orElse(otherwise);
  }

  /** A style sheet, as an address, that sets the families. */
  public String styleSheet() {
    String css =
        ".root { -fx-font-family: \"%s\"; }\n.code, .code-area, .code-area .text { -fx-font-family: \"%s\"; }\n"
            .formatted(text, code);
    return "data:text/css;base64,"
        + Base64.getEncoder().encodeToString(css.getBytes(StandardCharsets.UTF_8));
  }
}
