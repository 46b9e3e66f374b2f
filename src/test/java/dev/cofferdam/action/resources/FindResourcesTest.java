package dev.cofferdam.action.resources;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cofferdam.action.OnAnAccount;
import dev.cofferdam.action.SimulatedAccount;
import dev.cofferdam.caselog.Json;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.ec2.Ec2Client;
import software.amazon.awssdk.services.ec2.model.Tag;

class FindResourcesTest extends OnAnAccount {
    private static final String WEB_1 = "arn:aws:ec2:us-east-1:111122223333:instance/" + SimulatedAccount.WEB_1;

    private final FindResources action = new FindResources();

    @Override
    protected SimulatedAccount openIn(Path place) {
        return SimulatedAccount.openWith(
                place,
                world -> world.putObject("explorer")
                        .put("view", "arn:aws:resource-explorer-2:us-east-1:111122223333:view/all/1"));
    }

    @Override
    protected Object state(SimulatedAccount of) {
        return of.world();
    }

    @BeforeEach
    void tag() {
        tag("squad", "blue", SimulatedAccount.WEB_1);
        tag("squad", "red", SimulatedAccount.WEB_2);
        tag("Owner", "ada", SimulatedAccount.WEB_1, SimulatedAccount.VPC);
    }

    private void tag(String key, String value, String... resources) {
        account.client(Ec2Client.class)
                .createTags(r -> r.resources(resources)
                        .tags(Tag.builder().key(key).value(value).build()));
    }

    private FindResources.Out tagged(String... tags) {
        return find(List.of(tags), List.of(), null, null);
    }

    private FindResources.Out searched(String query) {
        return find(List.of(), List.of(), null, query);
    }

    private FindResources.Out find(
            List<String> tags, List<String> types, @Nullable String owner, @Nullable String query) {
        return action.read(new FindResources.In(tags, types, owner, null, query), account.aws);
    }

    @Test
    void tellsEachWithWhatAForEachNeeds() {
        var out = tagged("squad=blue");

        assertThat(out.arns()).containsExactly(WEB_1);
        assertThat(out.ids()).containsExactly(SimulatedAccount.WEB_1);
        assertThat(out.count()).isEqualTo(1);
        assertThat(out.truncated()).isFalse();
        var row = Json.MAPPER.valueToTree(out).at("/resources/0");
        assertThat(row.path("arn").asString()).isEqualTo(WEB_1);
        assertThat(row.path("type").asString()).isEqualTo("ec2:instance");
        assertThat(row.path("region").asString()).isEqualTo("us-east-1");
        assertThat(row.path("account").asString()).isEqualTo("111122223333");
        assertThat(row.at("/tags/squad").asString()).isEqualTo("blue");
    }

    @Nested
    class ByTag {
        @Test
        void takesAnyOfSeveralValuesAndAllOfSeveralKeys() {
            assertThat(tagged("squad=blue", "squad=red").ids())
                    .containsExactlyInAnyOrder(SimulatedAccount.WEB_1, SimulatedAccount.WEB_2);
            assertThat(tagged("squad").ids()).hasSize(2);
            assertThat(tagged("squad", "Owner=ada").ids()).containsExactly(SimulatedAccount.WEB_1);
        }

        @Test
        void takesEverythingBehindTheFirstSignForTheValue() {
            tag("formula", "a=b", SimulatedAccount.WEB_2);

            assertThat(tagged("formula=a=b").ids()).containsExactly(SimulatedAccount.WEB_2);
        }

        @Test
        void findsByOwnerAndByType() {
            assertThat(find(List.of(), List.of(), "ada", null).ids())
                    .containsExactlyInAnyOrder(SimulatedAccount.WEB_1, SimulatedAccount.VPC);
            assertThat(find(List.of(), List.of("ec2:vpc"), "ada", null).ids()).containsExactly(SimulatedAccount.VPC);
            assertThat(action.read(new FindResources.In(null, List.of("ec2"), "red", "squad", null), account.aws)
                            .ids())
                    .containsExactly(SimulatedAccount.WEB_2);
        }

        @Test
        void findsNothingWhereThereIsNothing() {
            assertThat(tagged("squad=green").count()).isZero();
        }

        @Test
        void readsAllPages() {
            var ec2 = account.client(Ec2Client.class);
            for (var i = 0; i < 130; i++) {
                var group = "g" + i;
                var id = ec2.createSecurityGroup(r ->
                                r.groupName(group).description("one of many").vpcId(SimulatedAccount.VPC))
                        .groupId();
                tag("many", "yes", id);
            }

            assertThat(tagged("many=yes").arns()).hasSize(130).isSorted().doesNotHaveDuplicates();
        }
    }

    @Nested
    class BySearch {
        @Test
        void combinesFilters() {
            assertThat(searched("resourcetype:ec2:instance tag:squad=blue").ids())
                    .containsExactly(SimulatedAccount.WEB_1);
            assertThat(searched("resourcetype:ec2:instance tag.key:squad -tag:squad=blue")
                            .ids())
                    .containsExactly(SimulatedAccount.WEB_2);
            assertThat(searched("region:eu-west-1 tag.key:squad").count()).isZero();
        }

        @Test
        void seesOtherRegionsTooAndTheirTags() {
            var abroad = account.session.client(Ec2Client.class, "eu-central-1");
            var spot = abroad.requestSpotInstances(r -> r.instanceCount(1)
                            .launchSpecification(
                                    l -> l.imageId("ami-0abcdef1234567890").instanceType("c5.large")))
                    .spotInstanceRequests()
                    .getFirst()
                    .spotInstanceRequestId();
            abroad.createTags(r -> r.resources(spot)
                    .tags(Tag.builder().key("squad").value("miners").build()));

            assertThat(searched("region:eu-central-1 miners").resources())
                    .singleElement()
                    .satisfies(found -> {
                        assertThat(found.id()).isEqualTo(spot);
                        assertThat(found.region()).isEqualTo("eu-central-1");
                        assertThat(found.tags()).containsEntry("squad", "miners");
                    });
        }

        @Test
        void saysWhatToDoWhereResourceExplorerIsOff() {
            var elsewhere = SimulatedAccount.open(folder.resolve("off"));
            try (elsewhere) {
                refuses(
                        () -> action.read(new FindResources.In(null, null, null, null, "web"), elsewhere.aws),
                        "NoResourceExplorer",
                        "find by tags and types");
            }
        }
    }

    @Test
    void refusesToLookForNothingAndForTwoThingsAtOnce() {
        refuses(() -> tagged(), "InvalidInput", "Nothing is looked for");
        refuses(() -> tagged("=blue"), "InvalidInput", "is no tag");
        refuses(() -> find(List.of("squad"), List.of(), null, "web"), "InvalidInput", "A query goes alone");
    }

    /** The Tagging API is signed for as tagging, and allowed as tag. */
    @Test
    void callsWhatItDeclares() {
        tagged("squad");
        searched("web");

        assertThat(account.aws.callsMade()).containsExactly("resource-explorer-2:Search", "tagging:GetResources");
        assertThat(action.spec().permissions().stream().map(p -> p.action()))
                .containsExactlyInAnyOrder("resource-explorer-2:Search", "tag:GetResources");
    }

    @Test
    void readsTypesAndIdsOfAllKindsOfArns() {
        assertThat(Stream.of(
                                "arn:aws:lambda:eu-west-1:111122223333:function:resize",
                                "arn:aws:s3:::harbour-exports",
                                "arn:aws:sns:eu-west-1:111122223333:alarms",
                                "arn:aws:elasticloadbalancing:eu-west-1:111122223333:targetgroup/web/73e2d6bc24d8a067",
                                "not an arn")
                        .map(arn -> Found.of(arn, "111122223333", Map.of()))
                        .map(f -> String.join(" ", f.type(), f.region(), f.account(), f.id())))
                .containsExactly(
                        "lambda:function eu-west-1 111122223333 resize",
                        "s3:bucket  111122223333 harbour-exports",
                        "sns eu-west-1 111122223333 alarms",
                        "elasticloadbalancing:targetgroup eu-west-1 111122223333 web/73e2d6bc24d8a067",
                        "  111122223333 not an arn");
    }
}
