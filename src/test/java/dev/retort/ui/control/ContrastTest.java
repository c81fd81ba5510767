package dev.retort.ui.control;

import static org.assertj.core.api.Assertions.assertThat;

import dev.retort.ui.support.Theme;
import dev.retort.ui.support.Themes;
import java.util.ArrayList;
import java.util.List;
import javafx.scene.Scene;
import javafx.scene.control.Label;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import javafx.scene.paint.Color;
import javafx.stage.Stage;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.testfx.framework.junit5.ApplicationTest;

/** What stands in pills, badges and bands is told from its ground by eyes that see badly, too. */
@SuppressWarnings("NullAway.Init")
class ContrastTest extends ApplicationTest {
  private static final double READABLE = 4.5;
  private static final String GROUND = "-color-bg-default";
  private final VBox box = new VBox();
  private Themes themes;

  @Override
  public void start(Stage stage) {
    themes = new Themes();
    Scene scene = new Scene(box);
    themes.dress(scene);
    stage.setScene(scene);
    stage.show();
  }

  /** Foreground, and the grounds above each other. */
  private static List<List<String>> pairs() {
    List<List<String>> pairs = new ArrayList<>();
    pairs.add(List.of(GROUND, "-color-accent-fg")); // The pill "current".
    pairs.add(List.of("-color-danger-fg", GROUND));
    for (int lane = 0; lane < GraphPainter.LANE_COLOURS; lane++) {
      pairs.add(List.of(GROUND, "-retort-lane-" + lane)); // A filled pill; a framed one alike.
    }
    for (String ground : List.of("-color-bg-subtle", GROUND)) {
      pairs.add(List.of("-color-warning-fg", "-color-warning-subtle", ground));
      pairs.add(List.of("-retort-badge-protected", "-color-danger-subtle", ground));
      for (String state : List.of("success", "accent", "warning", "danger")) {
        pairs.add(List.of("-color-" + state + "-fg", ground));
      }
      pairs.add(List.of("-color-fg-muted", ground));
    }
    pairs.add(List.of("-color-fg-emphasis", "-retort-band-confirm"));
    pairs.add(List.of("-color-fg-emphasis", "-color-danger-emphasis"));
    return pairs;
  }

  @ParameterizedTest
  @EnumSource(Theme.class)
  void everyPillAndBadgeIsReadable(Theme theme) {
    interact(() -> themes.themeProperty().set(theme));
    for (List<String> pair : pairs()) {
      Color ground = Color.BLACK;
      for (int i = pair.size() - 1; i > 0; i--) {
        ground = over(colour(pair.get(i)), ground);
      }
      assertThat(contrast(over(colour(pair.get(0)), ground), ground))
          .describedAs("%s: %s", theme, pair)
          .isGreaterThanOrEqualTo(READABLE);
    }
  }

  private Color colour(String name) {
    Region swatch = new Label();
    swatch.setStyle("-fx-background-color: " + name + ";");
    interact(
        () -> {
          box.getChildren().setAll(swatch);
          swatch.applyCss();
        });
    return (Color) swatch.getBackground().getFills().get(0).getFill();
  }

  private static Color over(Color colour, Color ground) {
    Color solid = Color.color(colour.getRed(), colour.getGreen(), colour.getBlue());
    return ground.interpolate(solid, colour.getOpacity());
  }

  private static double contrast(Color one, Color other) {
    double first = luminance(one);
    double second = luminance(other);
    return (Math.max(first, second) + 0.05) / (Math.min(first, second) + 0.05);
  }

  private static double luminance(Color colour) {
    return 0.2126 * linear(colour.getRed())
        + 0.7152 * linear(colour.getGreen())
        + 0.0722 * linear(colour.getBlue());
  }

  private static double linear(double part) {
    return part <= 0.04045 ? part / 12.92 : Math.pow((part + 0.055) / 1.055, 2.4);
  }
}
