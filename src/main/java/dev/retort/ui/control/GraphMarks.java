package dev.retort.ui.control;

import dev.retort.revision.Revision;
import java.util.Map;
import java.util.Set;
import java.util.StringJoiner;

/**
 * What the graph shows of revisions besides their place.
 *
 * @param applied ids that the database has; of no meaning unless {@code known}
 * @param current ids in the version table
 * @param heads ids of heads
 * @param broken ids that cannot be used
 * @param matches ids that the search found
 * @param known whether the database was asked
 * @param words texts of the pills and column heads by {@link Word}
 */
public record GraphMarks(
    Set<String> applied,
    Set<String> current,
    Set<String> heads,
    Set<String> broken,
    Set<String> matches,
    boolean known,
    Map<Word, String> words) {
  public GraphMarks {
    applied = Set.copyOf(applied);
    current = Set.copyOf(current);
    heads = Set.copyOf(heads);
    broken = Set.copyOf(broken);
    matches = Set.copyOf(matches);
    words = Map.copyOf(words);
  }

  /** A text that is drawn. */
  public enum Word {
    GRAPH,
    MESSAGE,
    ID,
    DATE,
    HEAD,
    CURRENT,
    PENDING,
    APPLIED,
    BROKEN,
    NO_MESSAGE
  }

  /** Nothing known. */
  public static final GraphMarks NONE =
      new GraphMarks(Set.of(), Set.of(), Set.of(), Set.of(), Set.of(), false, Map.of());

  /** The text for a word. */
  public String word(Word word) {
    return words.getOrDefault(word, "");
  }

  /** What a screen reader says of a revision. */
  String spoken(Revision revision) {
    StringJoiner text = new StringJoiner(", ").add(revision.message()).add(revision.id());
    if (known) {
      text.add(word(applied.contains(revision.id()) ? Word.APPLIED : Word.PENDING));
    }
    if (current.contains(revision.id())) {
      text.add(word(Word.CURRENT));
    }
    if (heads.contains(revision.id())) {
      text.add(word(Word.HEAD));
    }
    return text.toString();
  }
}
