package dev.retort.lint.statement;

import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A column as a statement declares it.
 *
 * @param name its name
 * @param type the type
 * @param facts what else is said
 * @param defaultTokens what stands after DEFAULT; empty without one
 * @param references the table after REFERENCES, or null
 * @param tokens the whole declaration
 */
public record ColumnDefinition(
    String name,
    TypeText type,
    Set<Fact> facts,
    List<Token> defaultTokens,
    @Nullable ObjectName references,
    List<Token> tokens) {
  /** Something that is said of a column. */
  public enum Fact {
    NOT_NULL,
    PRIMARY_KEY,
    UNIQUE,
    CHECK,
    AUTO_INCREMENT,
    IDENTITY,
    GENERATED_STORED,
    GENERATED_VIRTUAL,
    CHARSET,
    COLLATE,
    FIRST,
    AFTER,
    /** A constraint of the column has a name. */
    NAMED_CONSTRAINT
  }

  public ColumnDefinition {
    facts = Set.copyOf(facts);
    defaultTokens = List.copyOf(defaultTokens);
    tokens = List.copyOf(tokens);
  }

  /** Whether this is said of it. */
  public boolean is(Fact fact) {
    return facts.contains(fact);
  }

  /** Whether it has a default other than NULL. */
  public boolean hasDefault() {
    return !defaultTokens.isEmpty() && !defaultTokens.get(0).is("NULL");
  }

  /** Whether an expression fills it. */
  public boolean isGenerated() {
    return is(Fact.GENERATED_STORED) || is(Fact.GENERATED_VIRTUAL);
  }
}
