package dev.cofferdam.action.ec2;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cofferdam.action.FakeActionContext;
import dev.cofferdam.action.SimulatedAccount;
import dev.cofferdam.action.ec2.ScanRegions.In;
import dev.cofferdam.caselog.Json;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ScanRegionsTest extends OnTheRange {
    private static final String MINER = "i-0dead000000000001";

    private final ScanRegions action = new ScanRegions();

    /** A miner in a region where nobody looks, with the request that launched it. */
    private SimulatedAccount mined() {
        return SimulatedAccount.openWith(folder.resolve("mined"), world -> {
            var there = world.deepCopy().without("abroad");
            var abroad = world.withObject("abroad").putObject("ap-south-1");
            for (var key : new String[] {"id", "alias", "responder", "vpcs", "subnets", "network_interfaces"})
                abroad.set(key, there.get(key));
            abroad.put("region", "ap-south-1");
            abroad.withArray("instances")
                    .addObject()
                    .put("id", MINER)
                    .put("subnet", "subnet-0a1fa000000000001")
                    .put("type", "c6i.32xlarge")
                    .put("launched", "2026-11-23T20:00:00Z");
            abroad.withObject("ec2")
                    .withArray("spot_requests")
                    .addObject()
                    .put("id", "sir-ab12cd34")
                    .put("created", "2026-11-23T20:00:00Z")
                    .putArray("instances")
                    .add(MINER);
        });
    }

    @Nested
    class AMinerAbroad {
        @Test
        void isFoundWithItsRegionAndRequest() {
            try (var account = mined()) {
                var out = action.read(new In("24h"), account.aws);

                assertThat(out.instanceIds()).contains("ap-south-1/" + MINER, "us-east-1/" + SPOT);
                assertThat(out.spotRequestIds()).containsExactly("ap-south-1/sir-ab12cd34");
                assertThat(out.activeRegions()).containsExactly("ap-south-1", "us-east-1");
                assertThat(out.scannedRegions()).hasSizeGreaterThan(15);
                assertThat(evidence(account.aws).at("/found/0/instances/0/type").asString())
                        .isEqualTo("c6i.32xlarge");
            }
        }
    }

    @Nested
    class InstancesThatAreOlder {
        @Test
        void areLeftOut() {
            var out = action.read(new In("6h"), aws);

            assertThat(out.instanceIds()).isEmpty();
            assertThat(out.activeRegions()).isEmpty();
        }

        @Test
        void areFoundFurtherBack() {
            assertThat(action.read(new In(null), aws).instanceIds())
                    .contains("us-east-1/" + SPOT, "us-east-1/" + PENTEST)
                    .doesNotContain("us-east-1/" + BASTION, "us-east-1/" + STOPPED);
            callsWhatItDeclares(action);
        }
    }

    @Nested
    class RegionsThatMayNotBeRead {
        @Test
        void areNamed() {
            deny("ec2:DescribeSpotInstanceRequests");

            var out = action.read(new In(null), aws);

            assertThat(out.scannedRegions()).isEmpty();
            assertThat(out.unknown()).contains("us-east-1", "ap-south-1");
            assertThat(evidence(aws).path("not_known").get(0).asString()).contains("Not known");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"a week", "7", "-1d"})
    void refusesWhatIsNoTimeSpan(String lookback) {
        refuses(() -> action.read(new In(lookback), aws), "InvalidInput", "no time span");
    }

    private static tools.jackson.databind.JsonNode evidence(FakeActionContext aws) {
        return Json.MAPPER.readTree(aws.evidence("ec2-regions.json"));
    }
}
