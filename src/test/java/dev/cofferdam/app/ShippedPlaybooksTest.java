package dev.cofferdam.app;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cofferdam.range.Pacing;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is shipped is good, and plays with the answers that are shipped beside it. */
class ShippedPlaybooksTest {
    @TempDir
    Path home;

    @Test
    void haveNoProblems() {
        var playbooks = new HomeParts(home, Clock.systemUTC(), Map.of(), Pacing.NONE).playbooks();

        assertThat(playbooks.problems()).isEmpty();
        assertThat(playbooks.all())
                .extracting(playbook -> playbook.id())
                .containsExactly("ec2-compromise", "iam-credentials-exposed");
    }

    @Test
    void exposedCredentialsPlayToTheEndAndBack() {
        var shell = Shell.in(home);
        var id = shell.run(
                        "case",
                        "new",
                        "--title",
                        "Exposed key",
                        "--finding",
                        "resources/dev/cofferdam/range/findings/iam-credentials-exposed.json")
                .out()
                .strip();
        var run = shell.run(
                "run",
                "iam-credentials-exposed",
                "--case",
                id,
                "--target",
                "range:iam-credentials-exposed",
                "--answers",
                "docs/examples/iam-credentials-exposed.answers.yaml");

        assertThat(run.status()).as(run.out() + run.err()).isZero();
        assertThat(run.out()).contains("Run ended: contained");
        var undo = shell.run("undo", "--case", id, "--all");
        assertThat(undo.status()).as(undo.out() + undo.err()).isZero();
        assertThat(shell.run("case", "verify", id).status()).isZero();
    }
}
