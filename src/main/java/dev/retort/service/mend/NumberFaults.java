package dev.retort.service.mend;

import dev.retort.revision.Revision;
import dev.retort.service.Fault;
import dev.retort.service.Fault.FileEdit;
import dev.retort.service.Fault.Mend;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** File names that begin with one number, though the numbers are there to sort a folder by. */
final class NumberFaults {
  private static final Pattern NUMBERED = Pattern.compile("(\\d{1,5})(_.*)");

  private final Evidence evidence;

  NumberFaults(Evidence evidence) {
    this.evidence = evidence;
  }

  List<Fault> find() {
    if (!evidence.environment().migrations().fileTemplate().startsWith("{seq}")) {
      return List.of();
    }
    Map<String, List<Revision>> groups = new TreeMap<>();
    for (Revision revision : evidence.revisions()) {
      number(revision.file())
          .ifPresent(
              n ->
                  groups
                      .computeIfAbsent(
                          revision.file().getParent() + "/" + n, k -> new ArrayList<>())
                      .add(revision));
    }
    return groups.values().stream().filter(g -> g.size() > 1).map(this::fault).toList();
  }

  private static Optional<Integer> number(Path file) {
    Matcher matcher = NUMBERED.matcher(Evidence.name(file));
    return matcher.matches() ? Optional.of(Integer.valueOf(matcher.group(1))) : Optional.empty();
  }

  private Fault fault(List<Revision> group) {
    List<Revision> order = new ArrayList<>(group);
    order.sort(evidence.seniority());
    Revision keeper = order.get(0);
    Revision later = order.get(order.size() - 1);
    boolean unique = evidence.graph().find(later.id()).filter(later::equals).isPresent();
    List<Mend> mends = unique ? List.of(mend(keeper, later)) : List.of();
    List<String> notes = new ArrayList<>();
    evidence.unread().forEach(e -> notes.add("Not asked: " + e));
    if (!unique) {
      notes.add("Mend the identity that two files have first.");
    }
    return new Fault(
        "number:" + Evidence.name(later.file()),
        Fault.Kind.SAME_NUMBER,
        later.file(),
        0,
        group.size()
            + " file names begin with one number: "
            + String.join(", ", group.stream().map(r -> Evidence.name(r.file())).toList())
            + ". It means nothing to a run, but misleads who reads the folder.",
        mends,
        false,
        notes);
  }

  private Mend mend(Revision keeper, Revision later) {
    List<Revision> moving = moving(later);
    Set<Integer> used = used(later.file(), moving);
    Map<String, Integer> given = new HashMap<>();
    List<FileEdit> edits = new ArrayList<>();
    for (Revision revision : moving) {
      int own = number(revision.file()).orElse(0);
      int number = Math.max(own, 1);
      for (String parent : revision.downRevisions()) {
        number = Math.max(number, given.getOrDefault(parent, 0) + 1);
      }
      while (used.contains(number)) {
        number++;
      }
      used.add(number);
      given.put(revision.id(), number);
      if (number != own) {
        String text = HeaderText.read(revision.file());
        edits.add(new FileEdit(revision.file(), renumbered(revision.file(), number), text, text));
      }
    }
    return new Mend(
        "rename",
        "Rename "
            + String.join(
                ", ", edits.stream().map(e -> name(e.from()) + " to " + name(e.to())).toList())
            + ", because "
            + evidence.reason(keeper, later)
            + ".",
        edits);
  }

  private static String name(@org.jspecify.annotations.Nullable Path file) {
    return file == null ? "" : Evidence.name(file);
  }

  /** The one and what stands on it, in an order in which it can run; numbered ones only. */
  private List<Revision> moving(Revision later) {
    Set<String> above = evidence.graph().descendants(List.of(later.id()), true);
    List<Revision> newestFirst = evidence.graph().newestFirst();
    List<Revision> moving = new ArrayList<>();
    for (int i = newestFirst.size() - 1; i >= 0; i--) {
      Revision revision = newestFirst.get(i);
      boolean near =
          java.util.Objects.equals(revision.file().getParent(), later.file().getParent());
      if (near && above.contains(revision.id()) && number(revision.file()).isPresent()) {
        moving.add(revision);
      }
    }
    return moving;
  }

  private Set<Integer> used(Path file, List<Revision> moving) {
    Set<Integer> used = new HashSet<>();
    for (Revision revision : evidence.revisions()) {
      if (java.util.Objects.equals(revision.file().getParent(), file.getParent())
          && !moving.contains(revision)) {
        number(revision.file()).ifPresent(used::add);
      }
    }
    return used;
  }

  private static Path renumbered(Path file, int number) {
    Matcher matcher = NUMBERED.matcher(Evidence.name(file));
    if (!matcher.matches()) {
      return file;
    }
    String format = "%0" + matcher.group(1).length() + "d";
    return file.resolveSibling(String.format(Locale.ROOT, format, number) + matcher.group(2));
  }
}
