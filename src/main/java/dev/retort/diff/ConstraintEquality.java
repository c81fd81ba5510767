package dev.retort.diff;

import dev.retort.schema.Check;
import dev.retort.schema.ForeignKey;
import dev.retort.schema.Index;
import dev.retort.schema.PrimaryKey;
import dev.retort.schema.UniqueConstraint;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Whether two constraints are the same under a policy, their names apart. */
record ConstraintEquality(DiffPolicy policy) {

  boolean samePrimaryKey(@Nullable PrimaryKey from, @Nullable PrimaryKey to) {
    if (from == null || to == null) {
      return from == null && to == null;
    }
    return sameNames(from.columns(), to.columns())
        && (!policy.comparesConstraintNames()
            || (policy.unnamedMatchesNamed() && (from.name() == null || to.name() == null))
            || Objects.equals(nameKey(from.name()), nameKey(to.name())));
  }

  boolean sameUnique(UniqueConstraint from, UniqueConstraint to) {
    return sameNames(from.columns(), to.columns())
        && Objects.equals(from.deferrable(), to.deferrable())
        && from.options().equals(to.options());
  }

  boolean sameForeignKey(ForeignKey from, ForeignKey to) {
    return sameNames(from.columns(), to.columns())
        && policy.nameKey(from.referencedTable()).equals(policy.nameKey(to.referencedTable()))
        && sameNames(from.referencedColumns(), to.referencedColumns())
        && policy.sameAction(from.onDelete(), to.onDelete())
        && policy.sameAction(from.onUpdate(), to.onUpdate())
        && Objects.equals(from.deferrable(), to.deferrable());
  }

  boolean sameCheck(Check from, Check to) {
    return policy.sameExpression(from.expression(), to.expression());
  }

  boolean sameIndex(Index from, Index to) {
    if (from.unique() != to.unique()
        || from.parts().size() != to.parts().size()
        || !from.options().equals(to.options())
        || !sameExpression(from.predicate(), to.predicate())) {
      return false;
    }
    for (int i = 0; i < from.parts().size(); i++) {
      if (!samePart(from.parts().get(i), to.parts().get(i))) {
        return false;
      }
    }
    return true;
  }

  private boolean samePart(Index.Part from, Index.Part to) {
    return Objects.equals(nameKey(from.column()), nameKey(to.column()))
        && sameExpression(from.expression(), to.expression())
        && from.descending() == to.descending()
        && from.prefixLength() == to.prefixLength()
        && Objects.equals(from.collation(), to.collation())
        && Objects.equals(from.operatorClass(), to.operatorClass());
  }

  private boolean sameExpression(@Nullable String from, @Nullable String to) {
    return (from == null || to == null)
        ? Objects.equals(from, to)
        : policy.sameExpression(from, to);
  }

  private boolean sameNames(List<String> from, List<String> to) {
    return from.stream()
        .map(policy::nameKey)
        .toList()
        .equals(to.stream().map(policy::nameKey).toList());
  }

  @Nullable String nameKey(@Nullable String name) {
    return name == null ? null : policy.nameKey(name);
  }
}
