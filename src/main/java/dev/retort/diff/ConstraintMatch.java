package dev.retort.diff;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiPredicate;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Which constraints of one kind stayed, went and came.
 *
 * @param kept those on both sides, in the first side's form
 * @param dropped those gone, and the old form of those changed
 * @param added those new, and the new form of those changed
 */
record ConstraintMatch<T>(List<T> kept, List<T> dropped, List<T> added) {

  /** Which names count, so that an equal constraint under another name is another one. */
  enum Names {
    ALL,
    /** Those that are given on both sides. */
    GIVEN,
    NONE;

    static Names of(DiffPolicy policy) {
      if (!policy.comparesConstraintNames()) {
        return NONE;
      }
      return policy.unnamedMatchesNamed() ? GIVEN : ALL;
    }
  }

  /**
   * Pairs by name, and what has none by content.
   *
   * @param name the name by which a constraint is matched, or null where it has none
   * @param same whether two have the same content, names apart
   * @param names which names count
   */
  @SuppressWarnings("ReferenceEquality") // mostly one table is on both sides
  static <T> ConstraintMatch<T> of(
      List<T> from,
      List<T> to,
      Function<T, @Nullable String> name,
      BiPredicate<T, T> same,
      Names names) {
    if (from == to) {
      return new ConstraintMatch<>(from, List.of(), List.of());
    }
    List<T> kept = new ArrayList<>();
    List<T> dropped = new ArrayList<>(from);
    List<T> added = new ArrayList<>(to);
    if (names == Names.NONE) {
      pairByContent(kept, dropped, added, same);
    }
    pairByName(kept, dropped, added, name, same);
    pairByContent(
        kept,
        dropped,
        added,
        (one, other) -> {
          boolean unnamed = name.apply(one) == null;
          boolean otherUnnamed = name.apply(other) == null;
          boolean match = names == Names.GIVEN ? unnamed || otherUnnamed : unnamed && otherUnnamed;
          return match && same.test(one, other);
        });
    return new ConstraintMatch<>(kept, dropped, added);
  }

  private static <T> void pairByName(
      List<T> kept,
      List<T> dropped,
      List<T> added,
      Function<T, @Nullable String> name,
      BiPredicate<T, T> same) {
    Map<String, T> byName = new LinkedHashMap<>();
    for (T value : added) {
      String key = name.apply(value);
      if (key != null) {
        byName.putIfAbsent(key, value);
      }
    }
    for (T value : List.copyOf(dropped)) {
      String key = name.apply(value);
      T other = key == null ? null : byName.get(key);
      if (other != null && same.test(value, other)) {
        byName.remove(key);
        kept.add(value);
        removeIdentical(dropped, value);
        removeIdentical(added, other);
      }
    }
  }

  private static <T> void pairByContent(
      List<T> kept, List<T> dropped, List<T> added, BiPredicate<T, T> same) {
    for (T value : List.copyOf(dropped)) {
      added.stream()
          .filter(other -> same.test(value, other))
          .findFirst()
          .ifPresent(
              other -> {
                kept.add(value);
                removeIdentical(dropped, value);
                removeIdentical(added, other);
              });
    }
  }

  @SuppressWarnings("ReferenceEquality") // equal values may stand twice; this one is meant
  private static <T> void removeIdentical(List<T> list, T value) {
    for (int i = 0; i < list.size(); i++) {
      if (list.get(i) == value) {
        list.remove(i);
        return;
      }
    }
  }
}
