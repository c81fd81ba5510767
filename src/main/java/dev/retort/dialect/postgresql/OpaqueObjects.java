package dev.retort.dialect.postgresql;

import dev.retort.schema.StoredObject;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * What is kept as text alone: each told once in the text's first line, followed by the statements
 * that make it again.
 */
final class OpaqueObjects {
  private final List<Entry> entries = new ArrayList<>();

  private record Entry(String kind, String name, String table, String remark, String definition) {
    String longName() {
      return kind + " " + name + (table.isEmpty() ? "" : " of " + table);
    }
  }

  /**
   * Keeps an object.
   *
   * @param kind what it is, for example {@code policy}
   * @param table the table or view that it belongs to, or empty
   * @param remark what a reader must know besides, or empty
   * @param definition the statements that make it, without the last semicolon
   */
  void add(String kind, String name, String table, String remark, String definition) {
    entries.add(new Entry(kind, name, table, remark, definition));
  }

  /**
   * The objects; where several have one name, what they are and belong to is a part of it.
   *
   * @param relations the tables and views that are more than a text
   */
  List<StoredObject> objects(Collection<String> relations) {
    Map<String, Integer> namesakes = new HashMap<>();
    entries.forEach(e -> namesakes.merge(e.name(), 1, Integer::sum));
    List<StoredObject> objects = new ArrayList<>();
    for (Entry entry : entries) {
      boolean alone = namesakes.getOrDefault(entry.name(), 0) == 1;
      // A line break in a name would end the comment.
      String told =
          (entry.longName() + (entry.remark().isEmpty() ? "" : ", " + entry.remark()))
              .replaceAll("[\\r\\n]+", " ");
      objects.add(
          new StoredObject(
              StoredObject.Kind.OPAQUE,
              alone ? entry.name() : entry.longName(),
              relations.contains(entry.table()) ? entry.table() : "",
              ("-- not understood, and kept: " + told + "\n" + entry.definition()).strip()));
    }
    return objects;
  }
}
