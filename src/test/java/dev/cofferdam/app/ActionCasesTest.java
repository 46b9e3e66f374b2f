package dev.cofferdam.app;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cofferdam.action.Kind;
import dev.cofferdam.range.Pacing;
import dev.cofferdam.servers.Cases;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ActionCasesTest {
    @Test
    void everyActionOnAnAccountIsTriedOnServers(@TempDir Path home) {
        var actions = new HomeParts(home, Clock.systemUTC(), Map.of(), Pacing.NONE).actions();

        assertThat(Cases.actions())
                .as("an action needs a case in the test package dev.cofferdam.servers")
                .containsExactlyInAnyOrderElementsOf(actions.all().stream()
                        .map(a -> a.spec())
                        .filter(s -> s.kind() != Kind.LOCAL)
                        .map(s -> s.id())
                        .toList());
    }
}
