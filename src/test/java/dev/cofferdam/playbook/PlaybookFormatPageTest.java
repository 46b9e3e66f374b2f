package dev.cofferdam.playbook;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cofferdam.action.ActionRegistry;
import dev.cofferdam.action.CaseExporter;
import dev.cofferdam.action.iam.IamActions;
import dev.cofferdam.action.local.CaseActions;
import dev.cofferdam.action.local.NoiseBundler;
import dev.cofferdam.caselog.Json;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;

/** Keeps the reference and the schema as the reader is; {@code -Ddocs.update=true} writes them instead. */
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class PlaybookFormatPageTest {
    private static final Path PAGE = Path.of("docs", "playbook-format.md");
    private static final Path SCHEMA = Path.of("resources", "dev", "cofferdam", "playbook", "playbook-1.schema.json");

    private final PlaybookReader reader = new PlaybookReader(new ActionRegistry(
            Stream.concat(IamActions.all().stream(), CaseActions.all(new NoExports(), new NoiseBundler(0)).stream())
                    .toList()));

    @Test
    void the_page_is_what_the_reader_knows() throws IOException {
        holds(PAGE, PlaybookFormatPage.page());
    }

    @Test
    void the_schema_is_what_the_reader_knows() throws IOException {
        holds(SCHEMA, Json.MAPPER.writerWithDefaultPrettyPrinter().writeValueAsString(SchemaWriter.schema()) + "\n");
    }

    @Test
    void its_example_is_a_good_playbook() {
        assertThat(problems(example())).isEmpty();
    }

    @Test
    void its_conditions_are_good_ones() {
        var steps = new StringBuilder(example());
        var conditions = PlaybookFormatPage.conditions().lines().toList();
        for (var i = 0; i < conditions.size(); i++)
            steps.append("  - id: condition")
                    .append(i)
                    .append("\n    when: |-\n      ")
                    .append(conditions.get(i))
                    .append("\n    end: over\n");
        assertThat(problems(steps.toString())).isEmpty();
        assertThat(conditions)
                .allSatisfy(condition -> assertThat(PlaybookFormatPage.page()).contains(condition.replace("|", "\\|")));
    }

    @Test
    void every_key_and_type_is_on_it() {
        var page = PlaybookFormatPage.page();
        for (var block : Block.values())
            for (var key : block.keys()) assertThat(page).contains("| `" + key.name() + "` | ");
        for (var type : dev.cofferdam.action.ValueType.values())
            assertThat(page).contains("| `" + type.yamlName() + "` | ");
    }

    private static String example() {
        var fence = Pattern.compile("```yaml\n(.*?)```", Pattern.DOTALL).matcher(PlaybookFormatPage.page());
        assertThat(fence.find()).isTrue();
        return fence.group(1);
    }

    private List<String> problems(String text) {
        try {
            reader.read("example", Reads.bytes(text), PlaybookTexts.none());
            return List.of();
        } catch (PlaybookException e) {
            return e.problems().stream().map(Problem::toString).toList();
        }
    }

    private static void holds(Path file, String made) throws IOException {
        var text = made.replace("\r\n", "\n");
        if (Boolean.getBoolean("docs.update")) Files.writeString(file, text);
        assertThat(Files.readString(file).replace("\r\n", "\n"))
                .as("%s is stale: write it anew with mvn -q test -Dtest='*PageTest' -Ddocs.update=true", file)
                .isEqualTo(text);
    }

    private static final class NoExports implements CaseExporter {
        @Override
        public List<String> formats() {
            return List.of();
        }

        @Override
        public void export(String caseId, String format, OutputStream to) {
            throw new UnsupportedOperationException();
        }
    }
}
