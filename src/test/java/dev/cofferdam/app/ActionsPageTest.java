package dev.cofferdam.app;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cofferdam.action.ActionRegistry;
import dev.cofferdam.range.Pacing;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Keeps {@code docs/actions.md} as the actions are; {@code -Ddocs.update=true} writes it instead. */
class ActionsPageTest {
    private static final Path PAGE = Path.of("docs", "actions.md");

    @TempDir
    Path home;

    private ActionRegistry registry;

    @BeforeEach
    void gatherAllActionsOfTheProgram() {
        var clock = Clock.fixed(Instant.EPOCH, ZoneOffset.UTC);
        registry = new HomeParts(home, clock, Map.of(), Pacing.NONE).actions();
    }

    @Test
    void isWhatTheActionsSayOfThemselves() throws IOException {
        var page = ActionsPage.of(registry);
        if (Boolean.getBoolean("docs.update")) Files.writeString(PAGE, page);

        assertThat(Files.readString(PAGE).replace("\r\n", "\n"))
                .as("%s is stale: write it anew with mvn -q test -Dtest='*PageTest' -Ddocs.update=true", PAGE)
                .isEqualTo(page);
    }

    @Test
    void hasASectionForEveryAction() {
        var page = ActionsPage.of(registry);

        assertThat(registry.all())
                .isNotEmpty()
                .allSatisfy(action -> assertThat(page)
                        .contains(
                                "\n## " + action.spec().id() + "\n",
                                "(#" + action.spec().id().replace(".", "") + ")"));
    }
}
