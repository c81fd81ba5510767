package dev.retort.ui.control;

import dev.retort.revision.Revision;
import dev.retort.revision.lane.GraphEdge;
import dev.retort.revision.lane.GraphLayout;
import dev.retort.revision.lane.GraphRow;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.List;
import javafx.geometry.VPos;
import javafx.scene.canvas.GraphicsContext;
import javafx.scene.paint.Color;
import javafx.scene.text.Font;
import org.jspecify.annotations.Nullable;

/** Draws the visible rows of a graph; knows nothing of input. */
final class GraphPainter {
  static final double ROW = 28;
  static final double HEADER = 28;
  static final int LANE_COLOURS = 8;
  static final List<String> COLOURS =
      List.of(
          "fg",
          "muted",
          "bg",
          "border",
          "selected",
          "current",
          "focus",
          "hover",
          "match",
          "danger",
          "lane-0",
          "lane-1",
          "lane-2",
          "lane-3",
          "lane-4",
          "lane-5",
          "lane-6",
          "lane-7");
  private static final double NODE = 5;
  private static final DateTimeFormatter DATE = DateTimeFormatter.ISO_LOCAL_DATE;

  private final GraphicsContext g;
  private final ThemeColours colours;
  private final TextFitter fitter;
  private final Fonts fonts;

  /** The fonts that rows are written in. */
  record Fonts(Font text, Font small, Font code) {}

  /** What is to be drawn. */
  record Scenery(
      GraphLayout layout,
      GraphMarks marks,
      GraphColumns columns,
      double scroll,
      double height,
      @Nullable String selected,
      int hovered,
      boolean focused) {}

  GraphPainter(GraphicsContext g, ThemeColours colours, TextFitter fitter, Fonts fonts) {
    this.g = g;
    this.colours = colours;
    this.fitter = fitter;
    this.fonts = fonts;
  }

  /** Draws, and says how many rows that were. */
  int paint(Scenery s) {
    g.setFill(colours.colour("bg"));
    g.fillRect(0, 0, s.columns().width(), s.height());
    g.setTextBaseline(VPos.CENTER);
    List<GraphRow> rows = s.layout().rows();
    int first = Math.max(0, (int) (s.scroll() / ROW));
    int end = Math.min(rows.size(), (int) Math.ceil((s.scroll() + s.height() - HEADER) / ROW));
    for (int i = first; i < end; i++) {
      paintGround(s, rows.get(i), y(s, i));
    }
    for (GraphEdge edge : s.layout().edgesCrossing(first, end)) {
      paintEdge(s, edge);
    }
    for (int i = first; i < end; i++) {
      paintNode(s, rows.get(i), y(s, i));
      paintTexts(s, rows.get(i), y(s, i));
    }
    paintHeader(s);
    return end - first;
  }

  private static double y(Scenery s, int row) {
    return HEADER + row * ROW + ROW / 2 - s.scroll();
  }

  private void paintGround(Scenery s, GraphRow row, double y) {
    String id = row.revision().id();
    boolean selected = id.equals(s.selected());
    if (selected) {
      band("selected", s, y);
    } else if (s.marks().matches().contains(id)) {
      band("match", s, y);
    } else if (row.index() == s.hovered()) {
      band("hover", s, y);
    }
    if (selected) {
      g.setFill(colours.colour(s.focused() ? "focus" : "border"));
      g.fillRect(0, y - ROW / 2, 3, ROW);
      if (s.focused()) {
        g.setStroke(colours.colour("focus"));
        g.setLineWidth(1);
        g.setLineDashes();
        g.strokeRect(0.5, y - ROW / 2 + 0.5, s.columns().width() - 1, ROW - 1);
      }
    }
  }

  private void band(String colour, Scenery s, double y) {
    g.setFill(colours.colour(colour));
    g.fillRect(0, y - ROW / 2, s.columns().width(), ROW);
  }

  private Color lane(int colour) {
    return colours.colour("lane-" + Math.floorMod(colour, LANE_COLOURS));
  }

  private void paintEdge(Scenery s, GraphEdge edge) {
    g.setStroke(edge.dependency() ? colours.colour("muted") : lane(edge.colour()));
    g.setLineWidth(edge.dependency() ? 1.5 : 2);
    g.setLineDashes(edge.dependency() ? new double[] {4, 4} : new double[0]);
    double top = y(s, edge.childRow());
    double bottom = y(s, edge.parentRow());
    double from = s.columns().laneX(edge.childLane());
    double along = s.columns().laneX(edge.lane());
    double to = s.columns().laneX(edge.parentLane());
    g.beginPath();
    g.moveTo(from, top);
    if (edge.parentRow() - edge.childRow() == 1) {
      curve(from, top, to, bottom);
    } else {
      curve(from, top, along, top + ROW);
      g.lineTo(along, bottom - ROW);
      curve(along, bottom - ROW, to, bottom);
    }
    g.stroke();
    g.setLineDashes();
  }

  private void curve(double x0, double y0, double x1, double y1) {
    if (x0 == x1) {
      g.lineTo(x1, y1);
    } else {
      double middle = (y0 + y1) / 2;
      g.bezierCurveTo(x0, middle, x1, middle, x1, y1);
    }
  }

  private void paintNode(Scenery s, GraphRow row, double y) {
    String id = row.revision().id();
    double x = s.columns().laneX(row.lane());
    boolean broken = s.marks().broken().contains(id);
    Color colour = broken ? colours.colour("danger") : lane(row.colour());
    boolean filled = s.marks().known() && s.marks().applied().contains(id);
    if (s.marks().current().contains(id)) {
      g.setFill(colours.colour("bg"));
      g.fillOval(x - 10, y - 10, 20, 20);
      g.setStroke(colour);
      g.setLineWidth(2);
      g.strokeOval(x - 9, y - 9, 18, 18);
    }
    g.setFill(filled ? colour : colours.colour("bg"));
    g.setStroke(colour);
    g.setLineWidth(2);
    if (row.revision().isMergePoint()) {
      double d = NODE + 1.5;
      double[] xs = {x, x + d, x, x - d};
      double[] ys = {y - d, y, y + d, y};
      g.fillPolygon(xs, ys, 4);
      g.strokePolygon(xs, ys, 4);
    } else {
      g.fillOval(x - NODE, y - NODE, NODE * 2, NODE * 2);
      g.strokeOval(x - NODE, y - NODE, NODE * 2, NODE * 2);
    }
    if (broken) {
      g.strokeLine(x - NODE, y + NODE, x + NODE, y - NODE);
    }
  }

  private void paintTexts(Scenery s, GraphRow row, double y) {
    Revision revision = row.revision();
    GraphColumns c = s.columns();
    double x = c.message();
    double right = c.id() - 8;
    if (s.marks().current().contains(revision.id())) {
      x =
          pill(
              s.marks().word(GraphMarks.Word.CURRENT),
              colours.colour("current"),
              true,
              x,
              y,
              right);
    }
    if (s.marks().heads().contains(revision.id())) {
      x = pill(s.marks().word(GraphMarks.Word.HEAD), lane(row.colour()), false, x, y, right);
    }
    if (s.marks().broken().contains(revision.id())) {
      x =
          pill(
              s.marks().word(GraphMarks.Word.BROKEN), colours.colour("danger"), false, x, y, right);
    }
    for (String label : revision.branchLabels()) {
      x = pill(label, lane(row.colour()), true, x, y, right);
    }
    boolean silent = revision.message().isEmpty();
    boolean pending = s.marks().known() && !s.marks().applied().contains(revision.id());
    g.setFill(colours.colour(silent || pending ? "muted" : "fg"));
    String message = silent ? s.marks().word(GraphMarks.Word.NO_MESSAGE) : revision.message();
    write(message, fonts.text(), x, y, right - x);
    g.setFill(colours.colour("muted"));
    write(revision.id(), fonts.code(), c.id(), y, c.date() - c.id() - 8);
    Instant created = revision.created();
    if (created != null && c.date() < c.width()) {
      write(
          DATE.format(created.atZone(ZoneId.systemDefault())),
          fonts.small(),
          c.date(),
          y,
          c.width() - c.date() - 8);
    }
  }

  private void write(String text, Font font, double x, double y, double width) {
    if (width > 8) {
      g.setFont(font);
      g.fillText(fitter.fit(text, font, width), x, y);
    }
  }

  private double pill(String text, Color colour, boolean filled, double x, double y, double right) {
    double room = Math.min(140, right - x - 16);
    if (text.isEmpty() || room < 24) {
      return x;
    }
    String shown = fitter.fit(text, fonts.small(), room);
    double width = fitter.width(shown, fonts.small()) + 16;
    g.setStroke(colour);
    g.setLineWidth(1);
    if (filled) {
      g.setFill(colour);
      g.fillRoundRect(x, y - 9, width, 18, 18, 18);
      g.setFill(colours.colour("bg"));
    } else {
      g.strokeRoundRect(x + 0.5, y - 8.5, width - 1, 17, 17, 17);
      g.setFill(colour);
    }
    g.setFont(fonts.small());
    g.fillText(shown, x + 8, y);
    return x + width + 8;
  }

  private void paintHeader(Scenery s) {
    GraphColumns c = s.columns();
    g.setFill(colours.colour("hover"));
    g.fillRect(0, 0, c.width(), HEADER);
    g.setStroke(colours.colour("border"));
    g.setLineWidth(1);
    g.strokeLine(0, HEADER - 0.5, c.width(), HEADER - 0.5);
    g.setFill(colours.colour("muted"));
    double y = HEADER / 2;
    String graph = s.marks().word(GraphMarks.Word.GRAPH);
    if (fitter.width(graph, fonts.small()) <= c.message() - 12) {
      // Above a narrow graph a piece of the word would say less than nothing.
      write(graph, fonts.small(), 8, y, c.message() - 12);
    }
    write(s.marks().word(GraphMarks.Word.MESSAGE), fonts.small(), c.message(), y, c.messageWidth());
    write(s.marks().word(GraphMarks.Word.ID), fonts.small(), c.id(), y, c.date() - c.id() - 8);
    if (c.date() < c.width()) {
      write(s.marks().word(GraphMarks.Word.DATE), fonts.small(), c.date(), y, 80);
    }
  }
}
