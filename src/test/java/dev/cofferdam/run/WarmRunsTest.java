package dev.cofferdam.run;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cofferdam.action.Action;
import dev.cofferdam.action.ActionRegistry;
import dev.cofferdam.action.ec2.Ec2Actions;
import dev.cofferdam.action.iam.IamActions;
import dev.cofferdam.aws.AwsSession;
import dev.cofferdam.aws.FakeSession;
import dev.cofferdam.caselog.Actor;
import dev.cofferdam.caselog.CaseHome;
import dev.cofferdam.caselog.CaseLog;
import dev.cofferdam.caselog.CaseReader;
import dev.cofferdam.caselog.Mode;
import dev.cofferdam.playbook.Playbook;
import dev.cofferdam.playbook.PlaybookReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.util.AbstractMap;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.core.SdkClient;
import software.amazon.awssdk.services.autoscaling.AutoScalingClient;
import software.amazon.awssdk.services.ec2.Ec2Client;
import software.amazon.awssdk.services.iam.IamClient;
import tools.jackson.databind.JsonNode;

/** Clients that are built before the first step asks for them. */
class WarmRunsTest {
    private final List<Class<?>> built = new ArrayList<>();
    private final List<Runnable> aside = new ArrayList<>();
    private final ActionRegistry actions =
            new ActionRegistry(Stream.<Action<?, ?>>concat(Ec2Actions.all().stream(), IamActions.all().stream())
                    .toList());
    private final ScriptedRun run = new ScriptedRun(Steps.run(Steps.reading("identify", Steps.READY)));
    private final Runs runs = new WarmRuns(new Scripted(run), actions, aside::add);
    private final AwsSession session = new FakeSession(new NoClients());
    private CaseLog log;

    @TempDir
    Path folder;

    @BeforeEach
    void open() {
        log = new CaseHome(folder, Clock.systemUTC(), new Random(1))
                .create("test", null, null, Playing.ADA, Mode.EXERCISE);
    }

    @AfterEach
    void close() {
        log.close();
    }

    @Test
    void areThoseOfTheServicesThatTheStepsNeedEachOnceAndInTheirOrder() {
        runs.start(log, session, Playing.ADA, playbook(), Map.of(), false);

        aside.forEach(Runnable::run);

        assertThat(built).containsExactly(Ec2Client.class, AutoScalingClient.class, IamClient.class);
    }

    @Test
    void areWaitedForByNobody() {
        assertThat(runs.start(log, session, Playing.ADA, playbook(), Map.of(), false))
                .isSameAs(run);

        assertThat(aside).hasSize(1);
        assertThat(built).isEmpty();
    }

    @Test
    void areBuiltForARunThatIsReopenedToo() {
        runs.reopen(log, session, Playing.ADA, run.id());

        assertThat(aside).hasSize(1);
    }

    private Playbook playbook() {
        var text = """
            format: 1
            playbook: warm
            version: 1.0.0
            title: Warm
            steps:
              - id: look
                action: ec2.enable-termination-protection
                with: {instance: i-0c0ffee0bad0c0de1}
              - id: both
                parallel:
                  - id: stop
                    action: ec2.stop-instance
                    with: {instance: i-0c0ffee0bad0c0de1}
                  - id: cut
                    action: iam.revoke-role-sessions
                    with: {role: web}
            """;
        return new PlaybookReader(actions)
                .read("warm.yaml", text.getBytes(StandardCharsets.UTF_8), _ -> Optional.empty());
    }

    /** None can be built, which stops nothing; what was wanted is kept. */
    private final class NoClients extends AbstractMap<Class<?>, SdkClient> {
        @Override
        public @Nullable SdkClient get(Object type) {
            built.add((Class<?>) type);
            return null;
        }

        @Override
        public Set<Entry<Class<?>, SdkClient>> entrySet() {
            return Set.of();
        }
    }

    private record Scripted(Run run) implements Runs {
        @Override
        public Run start(
                CaseLog log,
                AwsSession session,
                Actor actor,
                Playbook playbook,
                Map<String, JsonNode> inputs,
                boolean dryRun) {
            return run;
        }

        @Override
        public Run reopen(CaseLog log, AwsSession session, Actor actor, String runId) {
            return run;
        }

        @Override
        public List<RunSummary> list(CaseReader reader) {
            return List.of();
        }
    }
}
