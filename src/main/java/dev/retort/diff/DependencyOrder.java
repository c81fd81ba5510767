package dev.retort.diff;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Deque;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.function.Function;

/**
 * Names in an order in which each comes after what it depends on, as far as there is no cycle.
 *
 * @param order all names; ties go by name
 * @param closing the dependencies that close a cycle, and so point forward: name to names
 */
record DependencyOrder(List<String> order, Map<String, TreeSet<String>> closing) {

  private record Visit(String name, Iterator<String> dependencies) {}

  /**
   * Orders {@code names}; linear in names and dependencies.
   *
   * @param dependencies what a name depends on; names that are not among {@code names} and the name
   *     itself do not count
   */
  static DependencyOrder of(
      Collection<String> names, Function<String, ? extends Collection<String>> dependencies) {
    TreeSet<String> all = new TreeSet<>(names);
    Map<String, Boolean> finished = new HashMap<>();
    List<String> order = new ArrayList<>();
    Map<String, TreeSet<String>> closing = new HashMap<>();
    Deque<Visit> stack = new ArrayDeque<>();
    for (String root : all) {
      if (finished.containsKey(root)) {
        continue;
      }
      stack.push(visit(root, dependencies, finished));
      while (!stack.isEmpty()) {
        Visit top = stack.peek();
        if (!top.dependencies().hasNext()) {
          finished.put(top.name(), true);
          order.add(top.name());
          stack.pop();
          continue;
        }
        String next = top.dependencies().next();
        Boolean state = finished.get(next);
        if (!all.contains(next) || next.equals(top.name())) {
          continue;
        }
        if (state == null) {
          stack.push(visit(next, dependencies, finished));
        } else if (!state) {
          closing.computeIfAbsent(top.name(), n -> new TreeSet<>()).add(next);
        }
      }
    }
    return new DependencyOrder(List.copyOf(order), closing);
  }

  private static Visit visit(
      String name,
      Function<String, ? extends Collection<String>> dependencies,
      Map<String, Boolean> finished) {
    finished.put(name, false);
    return new Visit(name, new TreeSet<>(dependencies.apply(name)).iterator());
  }

  boolean closesCycle(String name, String dependency) {
    TreeSet<String> names = closing.get(name);
    return names != null && names.contains(dependency);
  }
}
