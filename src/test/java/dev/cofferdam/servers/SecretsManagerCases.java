package dev.cofferdam.servers;

import static dev.cofferdam.servers.Fact.json;
import static dev.cofferdam.servers.Fact.that;
import static org.assertj.core.api.Assertions.assertThat;

import dev.cofferdam.action.cloudtrail.ListSecretAccess;
import dev.cofferdam.action.secretsmanager.Rotate;
import dev.cofferdam.servers.ChangeCase.Situation;
import java.util.List;
import java.util.Map;
import software.amazon.awssdk.services.secretsmanager.SecretsManagerClient;

/** How the actions on secrets are tried. */
final class SecretsManagerCases {
    private SecretsManagerCases() {}

    static List<Case> all() {
        return List.of(
                new ReadCase<>(
                        new ListSecretAccess(), SecretsManagerCases::aSecret, SecretsManagerCases::listsReadings),
                new ChangeCase<>(new Rotate(), SecretsManagerCases::rotate));
    }

    private static ListSecretAccess.In aSecret(Server server) {
        return new ListSecretAccess.In(server.account().secret(), "7d", null, null);
    }

    private static void listsReadings(ListSecretAccess.Out out, Server server) {
        var readings = server.reads()
                .answer(new Read(
                        "cloudtrail",
                        "LookupEvents",
                        "LookupAttributes",
                        List.of(Map.of("AttributeKey", "EventName", "AttributeValue", "GetSecretValue"))));
        var ofIt = readings.path("Events")
                .valueStream()
                .filter(event -> event.path("CloudTrailEvent").asString().contains(Additions.SECRET));
        assertThat(out.count()).isEqualTo(ofIt.count()).isEqualTo(1);
        assertThat(out.principals()).hasSize(1);
    }

    private static Situation<Rotate.In, Rotate.Out> rotate(Server server) {
        var secret = server.account().secret();
        var former = server
                .client(SecretsManagerClient.class)
                .describeSecret(r -> r.secretId(secret))
                .versionIdsToStages()
                .entrySet()
                .stream()
                .filter(version -> version.getValue().contains("AWSCURRENT"))
                .findFirst()
                .orElseThrow()
                .getKey();
        return new Situation<>(
                new Rotate.In(secret),
                List.of(that(
                                "whether the version that was current is so",
                                new Read("secretsmanager", "DescribeSecret", "SecretId", secret),
                                answer -> json(answer.at("/VersionIdsToStages/%s/0".formatted(former))
                                        .asString("")
                                        .equals("AWSCURRENT")))
                        .becomes(false)),
                out -> assertThat(out.currentVersion()).isNotEqualTo(former));
    }
}
