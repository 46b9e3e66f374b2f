package dev.cofferdam.action.cloudtrail;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.cofferdam.action.ActionException;
import dev.cofferdam.action.Permission;
import dev.cofferdam.action.SimulatedAccount;
import dev.cofferdam.caselog.Json;
import dev.cofferdam.range.Fault;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.services.cloudtrail.model.Event;
import software.amazon.awssdk.services.cloudtrail.model.Resource;

class ListResourcesOfTest {
    @TempDir
    Path folder;

    private SimulatedAccount account;

    private final ListResourcesOf action = new ListResourcesOf();

    @BeforeEach
    void open() {
        account = SimulatedAccount.open(folder);
    }

    @AfterEach
    void close() {
        account.close();
    }

    private static ListResourcesOf.In user(String user, @Nullable List<String> ownerTags) {
        return new ListResourcesOf.In(user, null, null, "1d", null, ownerTags, null);
    }

    @Test
    void tellsWhatTheIntruderMadeWithTheInstancesCredentials() {
        var out = action.read(user(SimulatedAccount.WEB_1, null), account.aws);

        assertThat(out.made()).containsExactly("AWS::IAM::AccessKey AKIAEXAMPLESVCBACKUP", "AWS::IAM::User svc-backup");
        assertThat(out.changed()).doesNotContain("AWS::IAM::User svc-backup");
        assertThat(out.removed()).isEmpty();
        assertThat(out.truncated()).isFalse();
        // what was only looked at is no resource of it
        assertThat(account.aws.evidence("resources-of-i-0c0ffee0bad0c0de1.json"))
                .doesNotContain("SecretsManager")
                .contains("CreateUser", "PutUserPolicy");
        assertThat(account.aws.evidence("events-of-i-0c0ffee0bad0c0de1.jsonl").lines())
                .hasSize((int) out.events());
    }

    @Test
    void keepsApartWhatWasChangedAndWhatWasRefused() {
        var out = action.read(user("svc-backup", null), account.aws);

        assertThat(out.changed()).containsExactly("AWS::EC2::SecurityGroup sg-0beb0000000000001");
        assertThat(out.attempted())
                .contains("AWS::EC2::Snapshot snap-0dada000000000002", "AWS::EC2::Volume vol-0aaaaaaaaaaaaaaa2");
        assertThat(out.made()).isEmpty();
        var volume = Json.MAPPER
                .readTree(account.aws.evidence("resources-of-svc-backup.json"))
                .path("resources")
                .valueStream()
                .filter(r -> r.path("name").asString().equals("vol-0aaaaaaaaaaaaaaa2"))
                .findFirst()
                .orElseThrow();
        assertThat(volume.path("deeds").toString()).isEqualTo("[\"attempted\"]");
        assertThat(volume.path("errors").toString()).contains("Client.SnapshotLimitExceeded");
        assertThat(volume.path("first_at").asString()).isNotEmpty();
    }

    @Test
    void tellsWhatCarriesItsNameAsTheOwners() {
        assertThat(action.read(user("web-team", null), account.aws).tagged())
                .contains("us-east-1/" + SimulatedAccount.WEB_1, "us-east-1/" + SimulatedAccount.WEB_2);
        assertThat(action.read(user("web-team", List.of("service")), account.aws)
                        .tagged())
                .isEmpty();
    }

    @Test
    void saysWhenTagsMayNotBeRead() {
        account.fails(Fault.of(Fault.Kind.DENY, "ec2:DescribeTags"));

        var out = action.read(user("web-team", null), account.aws);

        assertThat(out.tagged()).isEmpty();
        assertThat(out.unknown()).containsExactly("tags in us-east-1");
    }

    @Test
    void saysWhenThereIsMore() {
        var out = action.read(new ListResourcesOf.In("svc-backup", null, null, "1d", null, null, 3), account.aws);

        assertThat(out.events()).isEqualTo(3);
        assertThat(out.truncated()).isTrue();
    }

    @Test
    void takesExactlyOnePrincipal() {
        assertThatThrownBy(() ->
                        action.read(new ListResourcesOf.In(null, null, null, "1d", null, null, null), account.aws))
                .isInstanceOf(ActionException.class)
                .hasMessageContaining("aws.list-resources-of works on exactly one principal");
    }

    @Test
    void callsWhatItDeclares() {
        action.read(new ListResourcesOf.In(null, "pen-test", null, "1d", null, null, null), account.aws);

        assertThat(action.spec().permissions())
                .extracting(Permission::action)
                .containsExactlyInAnyOrderElementsOf(account.aws.callsMade());
        assertThat(account.aws.changesMade()).isZero();
    }

    @Test
    void takesWhatWasRemovedForRemovedAndWhatElseAnEventNamesForChanged() {
        var tally = new ResourceTally();
        for (var name : List.of("CreateUser", "DeleteUser"))
            tally.accept(event(name, "AWS::IAM::User", "eve"), Json.object());
        tally.accept(event("RunInstances", "AWS::EC2::Instance", "i-1"), Json.object());
        tally.accept(event("RunInstances", "AWS::EC2::Subnet", "subnet-1"), Json.object());
        tally.accept(
                event("RunInstances", "AWS::EC2::Ami", "ami-1"), Json.object().put("errorCode", "Client.Denied"));
        tally.accept(
                event("DescribeInstances", "AWS::EC2::Instance", "i-2"),
                Json.object().put("readOnly", true));

        assertThat(tally.removed()).containsExactly("AWS::IAM::User eve");
        assertThat(tally.made()).containsExactly("AWS::EC2::Instance i-1");
        assertThat(tally.changed()).containsExactly("AWS::EC2::Subnet subnet-1");
        assertThat(tally.attempted()).containsExactly("AWS::EC2::Ami ami-1");
    }

    private static Event event(String name, String type, String resource) {
        return Event.builder()
                .eventName(name)
                .resources(Resource.builder()
                        .resourceType(type)
                        .resourceName(resource)
                        .build())
                .build();
    }
}
