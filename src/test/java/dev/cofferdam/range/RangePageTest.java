package dev.cofferdam.range;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cofferdam.range.service.SimulatedService;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Comparator;
import java.util.Objects;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** Keeps the table of operations in {@code docs/range.md} true; {@code -Ddocs.update=true} writes it instead. */
class RangePageTest {
    private static final Path PAGE = Path.of("docs", "range.md");
    private static final Pattern TABLE =
            Pattern.compile("(?<=\\| service \\| operations \\|\n\\| --- \\| --- \\|\n)" + "(?:\\|.*\n)*");

    @Test
    void namesEveryOperationThatIsSimulated() throws IOException {
        var page = Files.readString(PAGE).replace("\r\n", "\n");
        var told = TABLE.matcher(page).replaceFirst(table().replace("$", "\\$"));
        if (Boolean.getBoolean("docs.update")) Files.writeString(PAGE, told);

        assertThat(Files.readString(PAGE).replace("\r\n", "\n"))
                .as("%s is stale: write it anew with mvn -q test -Dtest='*PageTest' -Ddocs.update=true", PAGE)
                .isEqualTo(told);
        assertThat(told).contains("| iam | AddUserToGroup, ");
    }

    private static String table() {
        return Services.byClient().values().stream()
                .sorted(Comparator.comparing(RangePageTest::name))
                .map(service -> "| %s | %s |\n".formatted(name(service), operations(service)))
                .collect(Collectors.joining());
    }

    /** The package of its client tells apart what IAM calls by one name: {@code elasticloadbalancingv2}. */
    private static String name(SimulatedService<?> service) {
        var of = service.client().getPackageName();
        return of.substring(of.lastIndexOf('.') + 1);
    }

    private static String operations(SimulatedService<?> service) {
        return Arrays.stream(Objects.requireNonNull(service.client()).getMethods())
                .filter(Part::isOperation)
                .filter(method -> Part.answering(service, method).isPresent())
                .map(Part::operation)
                .distinct()
                .sorted()
                .collect(Collectors.joining(", "));
    }
}
