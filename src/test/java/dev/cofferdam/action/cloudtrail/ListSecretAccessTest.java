package dev.cofferdam.action.cloudtrail;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cofferdam.action.ActionException;
import dev.cofferdam.action.Permission;
import dev.cofferdam.action.SimulatedAccount;
import dev.cofferdam.action.cloudtrail.ListSecretAccess.In;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.node.ObjectNode;

class ListSecretAccessTest {
    private static final String ARN = "arn:aws:secretsmanager:us-east-1:111122223333:secret:my-secret-AbCdEf";
    private static final String ROLE = "arn:aws:iam::111122223333:role/web-app-role";

    @TempDir
    Path folder;

    private SimulatedAccount account;

    private final ListSecretAccess action = new ListSecretAccess();

    @BeforeEach
    void open() {
        account = SimulatedAccount.openWith(folder, world -> {
            reads(world, "web-1", "my-secret", "us-east-1");
            reads(world, "thief", ARN, "us-east-1").put("ip", "203.0.113.66");
            reads(world, "svc-backup", ARN.substring(0, ARN.length() - 7), "us-east-1")
                    .put("error_code", "AccessDenied");
            reads(world, "svc-backup", "another-secret", "us-east-1");
            reads(world, "svc-backup", "my-secret", "eu-west-1");
        });
    }

    private static ObjectNode reads(ObjectNode world, String who, String secret, String region) {
        var events = world.withArray("events");
        var event = events.addObject()
                .put("id", "reading-" + events.size())
                .put("at", "2026-11-23T21:%02d:00Z".formatted(events.size() % 60))
                .put("name", "GetSecretValue")
                .put("source", "secretsmanager.amazonaws.com")
                .put("region", region)
                .put("actor", who)
                .put("read_only", true);
        event.putObject("request").put("secretId", secret);
        return event;
    }

    @AfterEach
    void close() {
        account.close();
    }

    private ListSecretAccess.Out read(String secret) {
        return action.read(new In(secret, "1d", null, null), account.aws);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "my-secret",
                ARN,
                "arn:aws:secretsmanager:us-east-1:111122223333:secret:my-secret",
            })
    void findsReadingsHoweverTheSecretIsNamed(String secret) {
        var out = read(secret);

        assertThat(out.count()).isEqualTo(3);
        assertThat(out.byPrincipal())
                .containsExactlyInAnyOrderEntriesOf(
                        Map.of(ROLE, "2", "arn:aws:iam::111122223333:user/svc-backup", "1"));
        assertThat(out.truncated()).isFalse();
    }

    @Test
    void tellsFromWhereAndWhatWasRefused() {
        var out = read("my-secret");

        assertThat(out.sourceIps()).contains("203.0.113.66", "10.20.10.11");
        assertThat(out.errorCodes()).containsExactly("AccessDenied");
        assertThat(out.firstAt()).isLessThan(out.lastAt());
        assertThat(account.aws.evidence("secret-access-my-secret.jsonl").lines())
                .hasSize(3)
                .allMatch(line -> line.contains("GetSecretValue"));
    }

    @Test
    void doesNotTakeAnotherSecretForIt() {
        assertThat(read("another-secret").principals()).containsExactly("arn:aws:iam::111122223333:user/svc-backup");
        assertThat(read("nobodys").count()).isZero();
        assertThat(read("nobodys").firstAt()).isEmpty();
    }

    @Test
    void looksIntoTheRegionsOfReplicas() {
        var in = new In("my-secret", "1d", List.of("us-east-1", "eu-west-1"), null);

        assertThat(action.read(in, account.aws).count()).isEqualTo(4);
    }

    @Test
    void saysWhenThereIsMore() {
        var out = action.read(new In("my-secret", "1d", null, 2), account.aws);

        assertThat(out.truncated()).isTrue();
        assertThat(out.count()).isLessThanOrEqualTo(2);
    }

    @Test
    void readsNoSecretAndNothingElse() {
        read("my-secret");

        assertThat(account.aws.callsMade())
                .containsExactlyElementsOf(action.spec().permissions().stream()
                        .map(Permission::action)
                        .toList());
    }

    @Test
    void doesNotReachBackFurtherThanTheTrail() {
        Assertions.assertThatThrownBy(() -> action.read(new In("my-secret", "91d", null, null), account.aws))
                .isInstanceOf(ActionException.class)
                .hasMessageContaining("90 days");
    }
}
