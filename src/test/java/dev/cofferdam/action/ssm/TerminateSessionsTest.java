package dev.cofferdam.action.ssm;

import static dev.cofferdam.action.SimulatedAccount.WEB_1;
import static dev.cofferdam.action.SimulatedAccount.WEB_2;
import static org.assertj.core.api.Assertions.assertThat;

import dev.cofferdam.action.Change;
import dev.cofferdam.action.Interruptions;
import dev.cofferdam.action.Permission;
import dev.cofferdam.action.SimulatedAccount;
import dev.cofferdam.action.ssm.TerminateSessions.In;
import dev.cofferdam.action.ssm.TerminateSessions.Out;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.services.ssm.SsmClient;
import software.amazon.awssdk.services.ssm.model.Session;
import software.amazon.awssdk.services.ssm.model.SessionState;

class TerminateSessionsTest {
    private static final String ATTACKER = "arn:aws:iam::111122223333:user/svc-backup";
    private static final String RESPONDER = "arn:aws:sts::111122223333:assumed-role/IncidentResponder/responder";

    private final TerminateSessions action = new TerminateSessions();
    private final In in = new In(WEB_1);

    @TempDir
    Path folder;

    private SimulatedAccount account;

    @BeforeEach
    void open() {
        account = withSessions(folder.resolve("case"));
    }

    @AfterEach
    void close() {
        account.close();
    }

    private static SimulatedAccount withSessions(Path place) {
        return SimulatedAccount.openWith(place, world -> {
            var sessions = world.withObject("ssm").withArray("sessions").removeAll();
            for (var session : new String[][] {
                {"svc-backup-0a", WEB_1, ATTACKER},
                {"svc-backup-0b", WEB_1, ATTACKER},
                {"responder-0c", WEB_1, RESPONDER},
                {"svc-backup-0d", WEB_2, ATTACKER}
            })
                sessions.addObject()
                        .put("id", session[0])
                        .put("instance", session[1])
                        .put("owner", session[2])
                        .put("started", "2026-11-23T21:00:00Z");
        });
    }

    private static List<String> open(SimulatedAccount account) {
        return account.client(SsmClient.class).describeSessions(r -> r.state(SessionState.ACTIVE)).sessions().stream()
                .map(Session::sessionId)
                .toList();
    }

    @Test
    void endsThoseOfOthersOnTheInstanceAndNoOther() {
        var plan = action.plan(in, account.aws);
        assertThat(action.plan(in, account.aws)).isEqualTo(plan);
        assertThat(plan.changes())
                .extracting(Change::resource)
                .containsExactly(
                        "arn:aws:ssm:us-east-1:111122223333:session/svc-backup-0a",
                        "arn:aws:ssm:us-east-1:111122223333:session/svc-backup-0b");
        assertThat(plan.warnings())
                .anyMatch(w -> w.startsWith(ATTACKER + " has session svc-backup-0a since 2026-11-23T21:00:00Z"))
                .anyMatch(w -> w.contains("open others at once"));
        assertThat(account.aws.changesMade()).isZero();
        assertThat(action.verify(in, account.aws)).isEqualTo(new Out(2, List.of(ATTACKER)));

        assertThat(action.apply(in, plan, account.aws)).isEqualTo(new Out(0, List.of()));

        assertThat(open(account)).containsExactly("responder-0c", "svc-backup-0d");
        assertThat(action.plan(in, account.aws).changes()).isEmpty();
        assertThat(action.planUndo(action.undo(plan), account.aws).changes()).isEmpty();
        assertThat(action.spec().permissions())
                .extracting(Permission::action)
                .containsExactlyInAnyOrderElementsOf(account.aws.callsMade());
    }

    @Test
    void endsThemHoweverOftenTheConnectionBreaks() {
        var tried = new Interruptions<>(
                        action, in, TerminateSessionsTest::withSessions, SimulatedAccount::world, a -> {})
                .forwardOnly(
                        folder.resolve("interrupted"),
                        a -> assertThat(open(a)).containsExactly("responder-0c", "svc-backup-0d"));
        assertThat(tried).isPositive();
    }
}
