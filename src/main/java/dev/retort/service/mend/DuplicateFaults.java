package dev.retort.service.mend;

import dev.retort.revision.Revision;
import dev.retort.service.Fault;
import dev.retort.service.Fault.FileEdit;
import dev.retort.service.Fault.Mend;
import dev.retort.service.git.GitFolder;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Files that have one identity. */
final class DuplicateFaults {
  private final Evidence evidence;
  private final Set<String> taken = new HashSet<>();

  DuplicateFaults(Evidence evidence) {
    this.evidence = evidence;
    evidence.revisions().forEach(r -> taken.add(r.id()));
  }

  List<Fault> find() {
    Map<String, List<Revision>> byId = new LinkedHashMap<>();
    for (Revision revision : evidence.revisions()) {
      byId.computeIfAbsent(revision.id(), id -> new ArrayList<>()).add(revision);
    }
    return byId.values().stream().filter(files -> files.size() > 1).map(this::fault).toList();
  }

  private Fault fault(List<Revision> files) {
    String id = files.get(0).id();
    List<String> notes = new ArrayList<>();
    Map<Revision, List<String>> applied = new LinkedHashMap<>();
    files.forEach(f -> applied.put(f, evidence.appliedIn(f)));
    List<Revision> order = new ArrayList<>(files);
    order.sort(
        Comparator.<Revision, Boolean>comparing(f -> applied.getOrDefault(f, List.of()).isEmpty())
            .thenComparing(evidence.seniority()));
    Revision keeper = order.get(0);
    List<Revision> others = order.subList(1, order.size());
    long different = files.stream().map(Revision::checksum).distinct().count();
    List<Mend> mends = new ArrayList<>();
    List<Revision> alsoApplied =
        others.stream()
            .filter(f -> !f.checksum().equals(keeper.checksum()))
            .filter(f -> !applied.getOrDefault(f, List.of()).isEmpty())
            .toList();
    if (alsoApplied.isEmpty()) {
      mends.add(mend(keeper, others, applied, notes));
    } else {
      notes.add(whoRan(keeper, applied) + "; " + whoRan(alsoApplied.get(0), applied) + ".");
      notes.add(
          "One of these databases must be downgraded with its own file first; then look again.");
    }
    evidence.notAsked().forEach(e -> notes.add("Not asked: " + e));
    return new Fault(
        "duplicate:" + id,
        Fault.Kind.DUPLICATE_ID,
        others.get(0).file(),
        1,
        "Revision "
            + id
            + " is in "
            + files.size()
            + (different == 1 ? " files with the same text: " : " files: ")
            + String.join(", ", files.stream().map(f -> Evidence.name(f.file())).toList())
            + ".",
        mends,
        false,
        notes);
  }

  private static String whoRan(Revision file, Map<Revision, List<String>> applied) {
    return Evidence.name(file.file())
        + " ran in '"
        + String.join("', '", applied.getOrDefault(file, List.of()))
        + "'";
  }

  private Mend mend(
      Revision keeper,
      List<Revision> others,
      Map<Revision, List<String>> applied,
      List<String> notes) {
    List<FileEdit> edits = new ArrayList<>();
    List<String> done = new ArrayList<>();
    for (Revision other : others) {
      String text = HeaderText.read(other.file());
      if (other.checksum().equals(keeper.checksum())) {
        edits.add(new FileEdit(other.file(), null, text, ""));
        done.add(
            "Delete "
                + Evidence.name(other.file())
                + ", a copy of "
                + Evidence.name(keeper.file()));
        continue;
      }
      String id = HeaderText.newId(text, taken::contains);
      taken.add(id);
      Path to = other.file().resolveSibling(Evidence.name(other.file()).replace(other.id(), id));
      edits.add(new FileEdit(other.file(), to, text, HeaderText.withId(text, id)));
      done.add("Give " + Evidence.name(other.file()) + " the identity " + id);
      edits.addAll(references(keeper, other, id, notes));
    }
    String reason =
        applied.getOrDefault(keeper, List.of()).isEmpty()
            ? evidence.reason(keeper, others.get(0))
            : whoRan(keeper, applied);
    return new Mend(
        "rename", String.join("; ", done) + ", because " + reason + ".", List.copyOf(edits));
  }

  /** The files that named the identity when only the one that changes it was there. */
  private List<FileEdit> references(
      Revision keeper, Revision other, String id, List<String> notes) {
    List<FileEdit> edits = new ArrayList<>();
    for (Revision file : evidence.revisions()) {
      boolean parent = file.downRevisions().contains(other.id());
      boolean dependency = file.dependsOn().contains(other.id());
      if (!parent && !dependency) {
        continue;
      }
      if (!meant(file, other, keeper)) {
        if (!meant(file, keeper, other)) {
          notes.add(
              Evidence.name(file.file())
                  + " names "
                  + other.id()
                  + " and may have meant either; it keeps "
                  + Evidence.name(keeper.file())
                  + ".");
        }
        continue;
      }
      String text = HeaderText.read(file.file());
      String changed = text;
      if (parent) {
        List<String> names = replaced(file.downRevisions(), other.id(), id);
        changed = HeaderText.withNames(changed, "down_revision", names);
      }
      if (dependency) {
        List<String> names = replaced(file.dependsOn(), other.id(), id);
        changed = HeaderText.withNames(changed, "depends_on", names);
      }
      edits.add(new FileEdit(file.file(), file.file(), text, changed));
    }
    return edits;
  }

  /** Whether the commit that brought a file had only one of the two files of one identity. */
  private boolean meant(Revision file, Revision one, Revision another) {
    Optional<GitFolder> git = evidence.git(file.file());
    Optional<String> commit =
        git.flatMap(g -> evidence.ask(() -> g.added(Evidence.name(file.file())), Optional.empty()));
    if (git.isEmpty() || commit.isEmpty()) {
      return false;
    }
    Set<String> names = evidence.ask(() -> git.get().names(commit.get()), Set.of());
    return names.contains(Evidence.name(one.file()))
        && !names.contains(Evidence.name(another.file()));
  }

  private static List<String> replaced(List<String> names, String old, String now) {
    return names.stream().map(n -> n.equals(old) ? now : n).toList();
  }
}
