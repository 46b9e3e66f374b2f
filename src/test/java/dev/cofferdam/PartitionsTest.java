package dev.cofferdam;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** GovCloud and China have ARNs of their own: {@code arn:aws-us-gov:…}, {@code arn:aws-cn:…}. */
class PartitionsTest {
    /** In a string or a text block, wherever it begins; comments may give examples. */
    private static final Pattern LITERAL = Pattern.compile("^(?!\\s*(\\*|//|/\\*)).*arn:aws[:a-z-]*:");

    @Test
    void noArnIsMadeOfALiteralPartition() throws IOException {
        try (var files = Files.walk(Path.of("src/main/java"))) {
            assertThat(files.filter(file -> file.toString().endsWith(".java")).flatMap(PartitionsTest::linesWithOne))
                    .isEmpty();
        }
    }

    private static java.util.stream.Stream<String> linesWithOne(Path file) {
        try {
            return Files.readAllLines(file).stream()
                    .filter(line -> LITERAL.matcher(line).find())
                    .map(line -> file + ": " + line.strip());
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }
}
