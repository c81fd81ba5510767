package dev.retort.lint;

import dev.retort.lint.statement.ObjectName;
import dev.retort.lint.statement.Operation;
import dev.retort.lint.statement.Operation.Drop;
import dev.retort.lint.statement.Operation.Other;
import dev.retort.lint.statement.Token;
import dev.retort.lint.statement.Words;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** Views, triggers and the like, and the values of enums, as the statements so far leave them. */
public final class KnownObjects {
  private static final Set<String> KINDS =
      Set.of("VIEW", "MATERIALIZED VIEW", "TRIGGER", "RULE", "POLICY");
  private static final String EVERYTHING = "*";

  private final Map<String, Dependant> dependants = new TreeMap<>();
  private final Map<String, List<String>> enums = new TreeMap<>();
  private final Set<String> created = new HashSet<>();

  KnownObjects() {}

  /**
   * What uses tables.
   *
   * @param kind in capitals, for example {@code MATERIALIZED VIEW}
   * @param name in lower case, without a schema
   * @param table of a trigger, rule or policy the table that it goes with, in lower case; else
   *     empty
   * @param words the names in its definition in lower case, and {@code *} where it takes all
   *     columns
   */
  public record Dependant(String kind, String name, String table, Set<String> words) {
    public Dependant {
      words = Set.copyOf(words);
    }

    /** Whether it uses a table. */
    public boolean uses(ObjectName other) {
      return words.contains(other.key());
    }

    /** Whether it uses a column of a table. */
    public boolean uses(ObjectName other, String column) {
      return uses(other)
          && (words.contains(column.toLowerCase(Locale.ROOT)) || words.contains(EVERYTHING));
    }

    /** What it is and what it is called, for messages. */
    public String title() {
      return kind.toLowerCase(Locale.ROOT) + " " + name;
    }
  }

  /** What uses a table, or goes with it. */
  public List<Dependant> using(ObjectName table) {
    return dependants.values().stream().filter(d -> d.uses(table)).toList();
  }

  /** Enums with their values in order, by name in lower case. */
  public Map<String, List<String>> enums() {
    return Map.copyOf(enums);
  }

  /**
   * Whether this run has made it, so that nobody else uses it yet.
   *
   * @param kind in capitals, for example {@code MATERIALIZED VIEW}
   */
  public boolean isNew(String kind, String name) {
    return created.contains(kind + " " + bare(name));
  }

  void forgetCreated() {
    created.clear();
  }

  void takeOver(KnownObjects other) {
    dependants.clear();
    dependants.putAll(other.dependants);
    created.clear();
    enums.clear();
    enums.putAll(other.enums);
  }

  void put(String kind, String name, String table, List<Token> definition) {
    String bare = bare(name);
    dependants.put(
        kind + " " + bare,
        new Dependant(kind, bare, table.toLowerCase(Locale.ROOT), words(definition)));
  }

  void putEnum(String name, List<String> values) {
    enums.put(bare(name), List.copyOf(values));
  }

  private static Set<String> words(List<Token> tokens) {
    Set<String> words = new HashSet<>();
    for (int i = 0; i < tokens.size(); i++) {
      Token token = tokens.get(i);
      if (token.isName()) {
        words.add(token.text().toLowerCase(Locale.ROOT));
      } else if (token.is(EVERYTHING) && i > 0 && tokens.get(i - 1).is("SELECT")) {
        words.add(EVERYTHING);
      }
    }
    return words;
  }

  private static String bare(String name) {
    return name.substring(name.lastIndexOf('.') + 1).toLowerCase(Locale.ROOT);
  }

  void apply(Operation operation, List<Token> tokens) {
    if (operation instanceof Other other) {
      apply(other, tokens);
    } else if (operation instanceof Drop drop) {
      for (ObjectName name : drop.names()) {
        dependants.remove(drop.kind() + " " + name.key());
        if (drop.kind().equals("TYPE")) {
          enums.remove(name.key());
        } else if (drop.kind().equals("TABLE")) {
          dependants.values().removeIf(d -> d.table().equals(name.key()));
        }
      }
    }
  }

  private void apply(Other other, List<Token> tokens) {
    if (other.kind().startsWith("CREATE ")) {
      created.add(other.kind().substring(7) + " " + bare(other.name()));
    }
    if (other.kind().startsWith("CREATE ") && KINDS.contains(other.kind().substring(7))) {
      put(other.kind().substring(7), other.name(), table(other.kind(), tokens), tokens);
    } else if (other.kind().equals("CREATE TYPE") && Words.has(tokens, "AS", "ENUM")) {
      putEnum(other.name(), strings(tokens));
    } else if (other.kind().equals("ALTER TYPE")) {
      alterType(bare(other.name()), tokens);
    }
  }

  private static String table(String kind, List<Token> tokens) {
    if (kind.endsWith("VIEW")) {
      return "";
    }
    // CREATE RULE … ON INSERT TO t; CREATE TRIGGER and CREATE POLICY … ON t
    int on = Words.find(tokens, kind.endsWith("RULE") ? "TO" : "ON");
    int last = on + 1;
    while (last + 2 < tokens.size() && tokens.get(last + 1).is(".")) {
      last += 2;
    }
    return on < 0 || last >= tokens.size() ? "" : tokens.get(last).text();
  }

  private void alterType(String name, List<Token> tokens) {
    List<String> values = enums.get(name);
    int renamed = Words.find(tokens, "RENAME", "TO");
    if (values == null) {
      return;
    }
    if (renamed >= 0 && renamed + 2 < tokens.size()) {
      enums.remove(name);
      putEnum(tokens.get(renamed + 2).text(), values);
    } else if (Words.has(tokens, "ADD", "VALUE")) {
      List<String> more = new ArrayList<>(values);
      strings(tokens).stream().limit(1).forEach(more::add);
      putEnum(name, more);
    }
  }

  private static List<String> strings(List<Token> tokens) {
    return tokens.stream().filter(t -> t.kind() == Token.Kind.STRING).map(Token::text).toList();
  }
}
