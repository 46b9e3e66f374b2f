package dev.cofferdam.ui;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.ResourceBundle;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class WordsTest {
    private static final Pattern USE = Pattern.compile("\\bWords\\.of\\(\\s*\"([^\"]+)\"");
    private static final Pattern ANY_USE = Pattern.compile("\\bWords\\.of\\(");
    private static final ResourceBundle BUNDLE = ResourceBundle.getBundle("dev.cofferdam.ui.messages", Locale.ROOT);

    @Test
    void everyKeyThatIsUsedIsThere() throws IOException {
        assertThat(used()).isSubsetOf(BUNDLE.keySet());
    }

    @Test
    void everyKeyThatIsThereIsUsed() throws IOException {
        assertThat(new TreeSet<>(BUNDLE.keySet())).isSubsetOf(used());
    }

    @Test
    void keysAreWrittenOutWhereTheyAreUsedSoThatTheTwoTestsAboveSeeThem() throws IOException {
        var source = source();
        assertThat(ANY_USE.matcher(source).results().count())
                .isEqualTo(USE.matcher(source).results().count());
    }

    @Test
    void apostrophesAreTypographicBecauseAFormatTakesThePlainOneForAQuote() {
        assertThat(BUNDLE.keySet())
                .allSatisfy(key -> assertThat(BUNDLE.getString(key)).as(key).doesNotContain("'"));
    }

    @Test
    void wordsTakeTheirPlaceInTheText() {
        assertThat(Words.of("window.title", "Cases")).isEqualTo("Cases – Cofferdam");
    }

    private static Set<String> used() throws IOException {
        return USE.matcher(source()).results().map(use -> use.group(1)).collect(Collectors.toCollection(TreeSet::new));
    }

    private static String source() throws IOException {
        var text = new StringBuilder();
        try (var files = Files.walk(Path.of("src/main/java/dev/cofferdam/ui"))) {
            for (var file : files.filter(f -> f.toString().endsWith(".java")).toList()) {
                text.append(Files.readString(file));
            }
        }
        return text.toString();
    }
}
