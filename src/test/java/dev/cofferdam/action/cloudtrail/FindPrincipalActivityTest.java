package dev.cofferdam.action.cloudtrail;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.cofferdam.action.ActionException;
import dev.cofferdam.action.Permission;
import dev.cofferdam.action.SimulatedAccount;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.node.ObjectNode;

class FindPrincipalActivityTest {
    private static final String SESSION = "ASIAEXAMPLEOFPENTEST";

    @TempDir
    Path folder;

    private SimulatedAccount account;

    private final FindPrincipalActivity action = new FindPrincipalActivity();

    /** svc-backup assumes pen-test, and looks around with that session. */
    @BeforeEach
    void open() {
        account = SimulatedAccount.openWith(folder, world -> {
            var event = row(world, "events", "svc-backup", "GetFederationToken").deepCopy();
            event.put("id", "event-1").put("name", "AssumeRole");
            event.putObject("response").putObject("credentials").put("accessKeyId", SESSION);
            event.putArray("resources")
                    .addObject()
                    .put("type", "AWS::IAM::Role")
                    .put("name", "arn:aws:iam::111122223333:role/pen-test");
            world.withArray("events").add(event);
            var actor = row(world, "actors", "pen-tester").deepCopy();
            actor.put("name", "intruder").put("username", "x");
            actor.withObject("identity").put("accessKeyId", SESSION);
            world.withArray("actors").add(actor);
            var call = row(world, "events", "svc-backup", "DescribeVolumes").deepCopy();
            world.withArray("events")
                    .add(call.put("id", "event-2").put("name", "ListBuckets").put("actor", "intruder"));
            world.withArray("events")
                    .add(call.deepCopy()
                            .put("id", "event-3")
                            .put("name", "ListKeys")
                            .put("region", "eu-west-1"));
        });
    }

    @AfterEach
    void close() {
        account.close();
    }

    private static ObjectNode row(ObjectNode world, String table, String... values) {
        return StreamSupport.stream(world.withArray(table).spliterator(), false)
                .filter(row -> Stream.of(values)
                        .allMatch(v -> row.properties().stream()
                                .anyMatch(field -> field.getValue().asString("").equals(v))))
                .map(ObjectNode.class::cast)
                .findFirst()
                .orElseThrow();
    }

    private static FindPrincipalActivity.In user(String user) {
        return new FindPrincipalActivity.In(user, null, null, "1d", null, null);
    }

    @Test
    void findsWhatAUserDidAndItsSessions() {
        var out = action.read(user("svc-backup"), account.aws);

        assertThat(out.eventNames())
                .contains("StopLogging", "AssumeRole", "ListBuckets")
                .doesNotContain("ListKeys");
        assertThat(out.sessions()).containsExactly(SESSION);
        assertThat(out.sourceIps()).contains("203.0.113.99");
        assertThat(out.errorCodes()).contains("AccessDenied");
        assertThat(out.firstAt()).isLessThan(out.lastAt());
        assertThat(out.truncated()).isFalse();
        var lines = account.aws.evidence("activity-svc-backup.jsonl").lines().toList();
        assertThat(lines).hasSize((int) out.count()).doesNotHaveDuplicates();
    }

    @Test
    void findsWhatARolesSessionsDid() {
        var out = action.read(new FindPrincipalActivity.In(null, "pen-test", null, "1d", null, null), account.aws);

        assertThat(out.eventNames()).containsExactly("AssumeRole", "ListBuckets");
    }

    @Test
    void findsWhatWasDoneWithAKey() {
        var out = action.read(new FindPrincipalActivity.In(null, null, SESSION, "1d", null, null), account.aws);

        assertThat(out.eventNames()).containsExactly("ListBuckets");
    }

    @Test
    void looksIntoTheRegionsThatAreNamed() {
        var in = new FindPrincipalActivity.In(null, null, SESSION, "1d", List.of("eu-west-1", "us-east-1"), null);

        assertThat(action.read(in, account.aws).eventNames()).containsExactly("ListBuckets", "ListKeys");
    }

    @Test
    void saysWhenThereIsMore() {
        var in = new FindPrincipalActivity.In("svc-backup", null, null, "1d", null, 3);

        var out = action.read(in, account.aws);

        assertThat(out.count()).isEqualTo(3);
        assertThat(out.truncated()).isTrue();
    }

    @Test
    void takesExactlyOnePrincipal() {
        for (var in : List.of(
                new FindPrincipalActivity.In(null, null, null, "1d", null, null),
                new FindPrincipalActivity.In("svc-backup", "pen-test", null, "1d", null, null)))
            assertThatThrownBy(() -> action.read(in, account.aws))
                    .isInstanceOf(ActionException.class)
                    .hasMessageContaining("exactly one");
    }

    @Test
    void callsWhatItDeclares() {
        action.read(new FindPrincipalActivity.In(null, "pen-test", null, "1d", null, null), account.aws);

        assertThat(action.spec().permissions())
                .extracting(Permission::action)
                .containsExactlyInAnyOrderElementsOf(account.aws.callsMade());
        assertThat(account.aws.changesMade()).isZero();
    }
}
