package dev.cofferdam.action.offers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.cofferdam.action.ActionException;
import dev.cofferdam.action.SimulatedAccount;
import dev.cofferdam.action.ValueType;
import dev.cofferdam.caselog.Json;
import dev.cofferdam.range.Fault;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import software.amazon.awssdk.services.ec2.Ec2Client;
import software.amazon.awssdk.services.ec2.model.Tag;
import tools.jackson.databind.node.ObjectNode;

/** What the simulated account has of each type. */
class ResourceOffersTest {
    private static final String KEY = "1234abcd-12ab-34cd-56ef-1234567890ab";

    private static final String VOLUME = "vol-0aaaaaaaaaaaaaaa1";

    @TempDir
    Path folder;

    private SimulatedAccount account;

    @BeforeEach
    void open() {
        account = SimulatedAccount.openWith(folder, ResourceOffersTest::seed);
        account.client(Ec2Client.class).createSnapshot(r -> r.volumeId(VOLUME));
    }

    @AfterEach
    void close() {
        account.close();
    }

    private static void seed(ObjectNode world) {
        var organization = world.putObject("organization")
                .put("id", "o-harbour1234")
                .put("management", "111122223333")
                .put("root", "r-ab12");
        organization
                .putArray("accounts")
                .addObject()
                .put("id", "222233334444")
                .put("name", "harbour-shop")
                .put("parent", "r-ab12");
        world.putObject("keys")
                .putArray("all")
                .addObject()
                .put("id", KEY)
                .put("alias", "alias/storefront")
                .put("created", "2025-06-01T00:00:00Z")
                .put("state", "enabled")
                .put("of_aws", false);
        world.putObject("functions")
                .putArray("all")
                .addObject()
                .put("name", "orders-import")
                .put("role", "arn:aws:iam::111122223333:role/orders-import-role")
                .put("runtime", "python3.13")
                .put("code_sha256", "AAAA")
                .put("modified", "2026-11-23T18:40:00Z");
        world.withObject("storage")
                .withArray("buckets")
                .addObject()
                .put("name", "storefront-evidence")
                .put("region", "eu-west-1")
                .put("created", "2026-01-01T00:00:00Z");
        world.putObject("secrets")
                .putArray("all")
                .addObject()
                .put("name", "storefront/db")
                .put("created", "2026-01-01T00:00:00Z")
                .put("current", "0f0f0f0f-1111-2222-3333-444455556666");
        world.putObject("databases")
                .putArray("all")
                .add(database("ledger", true))
                .add(database("orders", false));
    }

    private static ObjectNode database(String name, boolean cluster) {
        var database = Json.object().put("name", name).put("cluster", cluster);
        database.putObject("network").put("vpc", SimulatedAccount.VPC).putArray("security_groups");
        return database;
    }

    private Offered list(ValueType type) {
        return ResourceOffers.list(type, account.aws.clients(), account.session.defaultRegion());
    }

    private Offer only(ValueType type, String id) {
        assertThat(list(type).offers()).extracting(Offer::id).contains(id);
        return list(type).offers().stream()
                .filter(offer -> offer.id().equals(id))
                .findFirst()
                .orElseThrow();
    }

    static Stream<Arguments> known() {
        return Stream.of(
                Arguments.of(ValueType.EC2_INSTANCE_ID, SimulatedAccount.WEB_1, "web-1"),
                Arguments.of(ValueType.EC2_VOLUME_ID, VOLUME, "of " + SimulatedAccount.WEB_1),
                Arguments.of(ValueType.EC2_VPC_ID, SimulatedAccount.VPC, "10.20.0.0/16"),
                Arguments.of(ValueType.AWS_REGION, "eu-west-1", ""),
                Arguments.of(ValueType.AWS_ACCOUNT_ID, "222233334444", "harbour-shop"),
                Arguments.of(ValueType.IAM_USER, "svc-backup", "created"),
                Arguments.of(ValueType.IAM_ROLE, "web-app-role", ""),
                Arguments.of(ValueType.IAM_ACCESS_KEY_ID, "AKIAEXAMPLESVCBACKUP", "of svc-backup · Active"),
                Arguments.of(ValueType.AUTOSCALING_GROUP, "web-asg", "instances"),
                Arguments.of(ValueType.ELBV2_TARGET_GROUP_ARN, SimulatedAccount.TARGET_GROUP, "web-tg"),
                Arguments.of(ValueType.GUARDDUTY_DETECTOR_ID, "12abc34d567e8fa901bc2d34e56789f0", ""),
                Arguments.of(ValueType.GUARDDUTY_FINDING_ID, "c4c5c6f0b2a14e6d9f3b7a8e1d2c3b4a", "Backdoor:EC2/"),
                Arguments.of(ValueType.KMS_KEY, KEY, "alias/storefront"),
                Arguments.of(ValueType.LAMBDA_FUNCTION, "orders-import", "python3.13"),
                Arguments.of(ValueType.RDS_DATABASE, "orders", "postgres"),
                Arguments.of(ValueType.RDS_DATABASE, "ledger", "cluster · postgres"),
                Arguments.of(ValueType.S3_BUCKET, "storefront-evidence", "eu-west-1"),
                Arguments.of(ValueType.SECRETSMANAGER_SECRET, "storefront/db", ""));
    }

    @ParameterizedTest
    @MethodSource("known")
    void areListedWithWhatTellsThemApart(ValueType type, String id, String says) {
        assertThat(only(type, id).says()).contains(says);
    }

    /** So that no type is offered of which no test has seen a listing. */
    @ParameterizedTest
    @EnumSource(ValueType.class)
    void areValuesOfTheirType(ValueType type) {
        if (!ResourceOffers.isListed(type)) return;

        assertThat(list(type).offers())
                .isNotEmpty()
                .allSatisfy(offer -> assertThat(offer.id()).matches(type.pattern()));
    }

    @Test
    void areThereForEveryTypeThatNamesAResourceOfAService() {
        assertThat(Arrays.stream(ValueType.values())
                        .filter(type -> type.yamlName().contains(".") && !ResourceOffers.isListed(type)))
                .containsExactly(ValueType.AWS_ARN);
    }

    @Test
    void tellNameStateAndTags() {
        var owner = Tag.builder().key("owner").value("storefront").build();
        account.client(Ec2Client.class)
                .createTags(r -> r.resources(SimulatedAccount.WEB_1).tags(owner));

        assertThat(only(ValueType.EC2_INSTANCE_ID, SimulatedAccount.WEB_1).says())
                .startsWith("web-1 · running · ")
                .contains("owner=storefront");
    }

    @Test
    void areReadPageByPageUpToAThousandAndSayThatThereAreMore() {
        try (var large = SimulatedAccount.openWith(folder.resolve("large"), ResourceOffersTest::seedManyKeys)) {
            var offered = ResourceOffers.list(ValueType.KMS_KEY, large.aws.clients(), "us-east-1");

            assertThat(offered.offers()).hasSize(ResourceOffers.MOST);
            assertThat(offered.more()).isTrue();
            // one for the aliases, and pages of a hundred keys
            assertThat(large.aws.log.types()).hasSize(12).containsOnly("aws.read");
        }
        assertThat(list(ValueType.KMS_KEY).more()).isFalse();
    }

    private static void seedManyKeys(ObjectNode world) {
        var keys = world.putObject("keys").putArray("all");
        IntStream.range(0, ResourceOffers.MOST + 500)
                .forEach(i ->
                        keys.addObject().put("id", "key-%04d".formatted(i)).put("created", "2025-06-01T00:00:00Z"));
    }

    @Test
    void sayWhichPermissionIsMissing() {
        account.fails(Fault.of(Fault.Kind.DENY, "ec2:DescribeInstances"));

        assertThatThrownBy(() -> list(ValueType.EC2_INSTANCE_ID))
                .isInstanceOfSatisfying(
                        ActionException.class, e -> assertThat(e.getMessage()).contains("ec2:DescribeInstances"));
        assertThat(list(ValueType.EC2_VPC_ID).offers()).isNotEmpty();
    }

    @Test
    void matchWhereEachWordIsInTheIdOrInWhatIsKnown() {
        var offer = new Offer("i-0c0ffee", "web-1 · running · env=prod");

        assertThat(offer.matches(List.of("prod", "web"))).isTrue();
        assertThat(offer.matches(List.of("c0ffee"))).isTrue();
        assertThat(offer.matches(List.of("web", "test"))).isFalse();
        assertThat(offer.matches(List.of())).isTrue();
    }
}
