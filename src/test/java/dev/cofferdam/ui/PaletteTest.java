package dev.cofferdam.ui;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javafx.scene.paint.Color;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Text can be read in both themes: WCAG 2.2, 1.4.3 (4.5 : 1 for text) and 1.4.11 (3 : 1 for what marks a control). */
class PaletteTest {
    private static final Path SHEETS = Path.of("resources/dev/cofferdam/ui");
    private static final Pattern DEFINITION = Pattern.compile("(-(?:color|cofferdam)-[\\w-]+):\\s*([^;]+);");
    private static final Pattern TEXT_FILL = Pattern.compile("-fx-text-fill:\\s*([^;]+);");

    private static final List<String> GROUNDS = List.of("-color-bg-default", "-color-bg-subtle");
    private static final List<String> TINTS =
            List.of("-color-accent-subtle", "-color-success-subtle", "-color-warning-subtle", "-color-danger-subtle");

    /** Each text colour, and every ground that it stands on. */
    private static final Map<String, List<String>> TEXTS = Map.of(
            "-color-fg-default", joined(joined(GROUNDS, TINTS), List.of("-cofferdam-neutral-ground")),
            "-color-fg-muted", joined(GROUNDS, List.of("-color-accent-subtle")),
            "-cofferdam-accent-text", joined(GROUNDS, List.of("-color-accent-subtle")),
            "-cofferdam-success-text", joined(GROUNDS, List.of("-color-success-subtle", "-color-accent-subtle")),
            "-cofferdam-warning-text", joined(GROUNDS, List.of("-color-warning-subtle", "-color-accent-subtle")),
            "-cofferdam-danger-text", joined(GROUNDS, List.of("-color-danger-subtle", "-color-accent-subtle")),
            "-cofferdam-live-fg", List.of("-cofferdam-live-bg"),
            "-cofferdam-exercise-fg", List.of("-cofferdam-exercise-bg"),
            // the buttons that are pressed to act
            "-color-fg-emphasis", List.of("-color-accent-emphasis", "-color-danger-emphasis"));

    @ParameterizedTest
    @EnumSource(Theme.class)
    void everyTextIsReadableOnEveryGroundThatItStandsOn(Theme theme) throws IOException {
        var colours = colours(theme);
        var tooWeak = new ArrayList<String>();
        TEXTS.forEach((text, grounds) -> grounds.forEach(ground -> GROUNDS.forEach(below -> {
            var ratio = contrast(of(colours, text), over(of(colours, ground), of(colours, below)));
            if (ratio < 4.5) tooWeak.add("%s on %s over %s: %.2f".formatted(text, ground, below, ratio));
        })));
        assertThat(tooWeak).isEmpty();
    }

    @ParameterizedTest
    @EnumSource(Theme.class)
    void focusAndBannerStandOutFromWhatIsAroundThem(Theme theme) throws IOException {
        var colours = colours(theme);
        for (var ground : GROUNDS) {
            assertThat(contrast(of(colours, "-cofferdam-focus"), of(colours, ground)))
                    .isGreaterThan(3);
        }
    }

    @ParameterizedTest
    @EnumSource(Theme.class)
    void liveAndExerciseCannotBeTakenForEachOther(Theme theme) throws IOException {
        var colours = colours(theme);
        var live = of(colours, "-cofferdam-live-bg").getHue();
        var exercise = of(colours, "-cofferdam-exercise-bg").getHue();
        var apart = Math.abs(live - exercise);
        assertThat(Math.min(apart, 360 - apart)).isGreaterThan(60);
    }

    @Test
    void everyTextColourThatTheSheetsUseIsMeasured() throws IOException {
        var used = new TreeSet<String>();
        try (var files = Files.list(SHEETS)) {
            for (var sheet : files.filter(f -> f.toString().endsWith(".css")).toList()) {
                TEXT_FILL.matcher(Files.readString(sheet)).results().forEach(use -> used.add(use.group(1)));
            }
        }
        assertThat(used).isNotEmpty().isSubsetOf(TEXTS.keySet());
    }

    @Test
    void contrastIsAsTheStandardDefinesIt() {
        assertThat(contrast(Color.BLACK, Color.WHITE)).isEqualTo(21);
        assertThat(contrast(Color.web("#777777"), Color.WHITE)).isBetween(4.47, 4.49);
    }

    @Test
    void bothThemesDefineTheSameColours() throws IOException {
        assertThat(definitions(Files.readString(SHEETS.resolve("light.css"))).keySet())
                .isEqualTo(definitions(Files.readString(SHEETS.resolve("dark.css")))
                        .keySet());
    }

    private static Map<String, String> colours(Theme theme) throws IOException {
        var name = theme == Theme.LIGHT ? "light" : "dark";
        var base =
                Objects.requireNonNull(atlantafx.base.theme.Theme.class.getResourceAsStream("primer-" + name + ".css"));
        var colours = new HashMap<String, String>();
        try (InputStream in = base) {
            // its first rule is the palette; later rules use the names for parts of controls
            var sheet = new String(in.readAllBytes(), StandardCharsets.UTF_8);
            colours.putAll(definitions(sheet.substring(0, sheet.indexOf('}'))));
        }
        colours.putAll(definitions(Files.readString(SHEETS.resolve(name + ".css"))));
        return colours;
    }

    private static Map<String, String> definitions(String sheet) {
        return DEFINITION
                .matcher(sheet)
                .results()
                .collect(Collectors.toMap(m -> m.group(1), m -> m.group(2), (_, b) -> b));
    }

    private static Color of(Map<String, String> colours, String name) {
        var value = Objects.requireNonNull(colours.get(name), name);
        return value.startsWith("-") ? of(colours, value) : Color.web(value);
    }

    private static Color over(Color top, Color below) {
        return below.interpolate(Color.color(top.getRed(), top.getGreen(), top.getBlue()), top.getOpacity());
    }

    private static double contrast(Color one, Color other) {
        var a = luminance(one) + 0.05;
        var b = luminance(other) + 0.05;
        return Math.max(a, b) / Math.min(a, b);
    }

    private static double luminance(Color colour) {
        return 0.2126 * linear(colour.getRed())
                + 0.7152 * linear(colour.getGreen())
                + 0.0722 * linear(colour.getBlue());
    }

    private static double linear(double channel) {
        return channel <= 0.04045 ? channel / 12.92 : Math.pow((channel + 0.055) / 1.055, 2.4);
    }

    private static List<String> joined(List<String> some, List<String> more) {
        return Stream.concat(some.stream(), more.stream()).toList();
    }
}
