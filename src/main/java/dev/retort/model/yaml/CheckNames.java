package dev.retort.model.yaml;

import dev.retort.model.NamingConvention;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Names checks that have no name: by the only column that they are about, else by number. */
final class CheckNames {
  private static final Pattern WORD = Pattern.compile("'(?:[^']|'')*'|[\\p{L}_][\\p{L}\\p{N}_]*");

  private CheckNames() {}

  static String name(String table, String sql, List<String> columns, Set<String> taken) {
    Set<String> about = new TreeSet<>();
    Matcher word = WORD.matcher(sql);
    while (word.find()) {
      columns.stream().filter(c -> c.equalsIgnoreCase(word.group())).forEach(about::add);
    }
    String stem = about.size() == 1 ? about.iterator().next() : "";
    String name = NamingConvention.check(table, stem.isEmpty() ? "1" : stem);
    for (int i = 2; taken.contains(name); i++) {
      name = NamingConvention.check(table, stem.isEmpty() ? String.valueOf(i) : stem + "_" + i);
    }
    return name;
  }
}
