package dev.retort.service.merge;

import dev.retort.revision.Direction;
import dev.retort.revision.DraftSection;
import dev.retort.revision.Revision;
import dev.retort.revision.Section;
import dev.retort.revision.SectionContent;
import dev.retort.service.SquashRefusedException;
import dev.retort.sql.DialectId;
import dev.retort.sql.StatementSplitter;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** The sections of a run of revisions, one after the other. */
final class SquashedSections {
  private final List<Revision> run;
  private final DialectId own;
  private final StatementSplitter splitter = StatementSplitter.load();

  SquashedSections(List<Revision> run, DialectId own) {
    this.run = run;
    this.own = own;
  }

  /** The dialects that have sections of their own. */
  List<DialectId> named() {
    TreeSet<DialectId> named = new TreeSet<>();
    run.forEach(r -> r.sections().forEach(s -> named.addAll(s.dialects())));
    return List.copyOf(named);
  }

  List<DraftSection> joined() {
    List<DraftSection> sections = new ArrayList<>();
    for (Direction direction : List.of(Direction.UPGRADE, Direction.DOWNGRADE)) {
      for (DialectId dialect : named()) {
        sections.add(joined(direction, dialect));
      }
      if (run.stream().allMatch(r -> unnamed(r, direction).isPresent()) || named().isEmpty()) {
        sections.add(joined(direction, null));
      }
    }
    return sections;
  }

  private static Optional<Section> unnamed(Revision revision, Direction direction) {
    return revision.sections().stream()
        .filter(s -> s.direction() == direction && s.dialects().isEmpty())
        .findFirst();
  }

  private DraftSection joined(Direction direction, @Nullable DialectId dialect) {
    List<Revision> order = new ArrayList<>(run);
    if (direction == Direction.DOWNGRADE) {
      Collections.reverse(order);
    }
    List<DialectId> serves = dialect == null ? List.of() : List.of(dialect);
    StringBuilder body = new StringBuilder();
    int statements = 0;
    for (Revision revision : order) {
      Optional<Section> found =
          dialect == null ? unnamed(revision, direction) : revision.section(direction, dialect);
      String noWay = noWay(revision, direction, found);
      if (noWay != null) {
        return new DraftSection(direction, serves, "-- @irreversible " + noWay);
      }
      Section section = found.orElseThrow();
      SectionContent content = section.read(splitter, dialect == null ? own : dialect);
      require(revision, section, content, revision.equals(order.get(0)));
      statements += content.statements().size();
      append(body, revision, section.body().strip());
    }
    DraftSection joined = new DraftSection(direction, serves, body.toString().stripTrailing());
    Section read = new Section(direction, serves, 1, joined.body() + "\n", true, null, List.of());
    if (read.read(splitter, dialect == null ? own : dialect).statements().size() != statements) {
      throw new SquashRefusedException(
          "Put together, the statements of the run read otherwise than one file at a time. End the"
              + " last statement of each file with ';'.");
    }
    return joined;
  }

  /** Why there is no way back, or null; that there is no way up is an error. */
  private static @Nullable String noWay(
      Revision revision, Direction direction, Optional<Section> section) {
    if (section.isPresent()) {
      return section.get().irreversible();
    }
    if (direction == Direction.DOWNGRADE) {
      return revision.id() + " has no downgrade";
    }
    throw new SquashRefusedException(
        "Revision "
            + revision.id()
            + " has no upgrade section for a dialect that others of the run have. Add it: "
            + revision.file());
  }

  private static void require(
      Revision revision, Section section, SectionContent content, boolean first) {
    if (!section.transactional()) {
      throw new SquashRefusedException(
          "Revision "
              + revision.id()
              + " has '@transaction off', which holds for a whole section. Squash what stands"
              + " before it and after it.");
    }
    if (!first && !content.checks().isEmpty()) {
      throw new SquashRefusedException(
          "Revision "
              + revision.id()
              + " has an '@check', which is asked before a section begins: squashed, it would be"
              + " asked too early. Take it out, or begin the run there.");
    }
  }

  private static void append(StringBuilder body, Revision revision, String text) {
    body.append("-- ").append(revision.id());
    if (!revision.message().isEmpty()) {
      body.append(": ").append(revision.message());
    }
    body.append('\n').append(text);
    String last = text.substring(text.lastIndexOf('\n') + 1).strip();
    boolean open = !last.isEmpty() && !last.endsWith(";") && !last.startsWith("--");
    body.append(open ? ";\n\n" : "\n\n");
  }
}
