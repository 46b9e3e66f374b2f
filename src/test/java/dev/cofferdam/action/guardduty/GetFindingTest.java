package dev.cofferdam.action.guardduty;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.cofferdam.action.ActionException;
import dev.cofferdam.action.FakeActionContext;
import dev.cofferdam.action.Permission;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.guardduty.GuardDutyClient;
import software.amazon.awssdk.services.guardduty.model.BadRequestException;
import software.amazon.awssdk.services.guardduty.model.Finding;
import software.amazon.awssdk.services.guardduty.model.GetFindingsRequest;
import software.amazon.awssdk.services.guardduty.model.GetFindingsResponse;
import software.amazon.awssdk.services.guardduty.model.ListDetectorsRequest;
import software.amazon.awssdk.services.guardduty.model.ListDetectorsResponse;

class GetFindingTest {
    private static final String INSTANCE = "1".repeat(32);
    private static final String ROLE = "2".repeat(32);
    private static final String UNKNOWN = "3".repeat(32);
    private static final String REFUSED = "4".repeat(32);

    private final FakeGuardDuty guardDuty = new FakeGuardDuty();
    private final FakeActionContext aws = new FakeActionContext(Map.of(GuardDutyClient.class, guardDuty));
    private final GetFinding action = new GetFinding();

    @Test
    void tellsWhatAnInstancesFindingSaysAndKeepsItWhole() {
        var out = action.read(new GetFinding.In(INSTANCE, null), aws);

        assertThat(out.type()).isEqualTo("Backdoor:EC2/C&CActivity.B");
        assertThat(out.severity()).isEqualTo(8.0);
        assertThat(out.resourceType()).isEqualTo("Instance");
        assertThat(out.instanceId()).isEqualTo("i-0123456789abcdef0");
        assertThat(out.accessKeyId()).isEmpty();
        assertThat(out.roleName()).isEmpty();
        assertThat(out.firstSeen()).isEqualTo("2026-11-22T10:00:00.000Z");
        assertThat(out.count()).isEqualTo(7);
        assertThat(aws.evidence("guardduty-" + INSTANCE + ".json")).contains("198.51.100.7");
    }

    @Test
    void tellsTheRoleWhoseSessionWasUsed() {
        var out = action.read(new GetFinding.In(ROLE, "abc"), aws);

        assertThat(out.userName()).isEqualTo("web");
        assertThat(out.roleName()).isEqualTo("web");
        assertThat(out.accessKeyId()).isEqualTo("ASIAEXAMPLE");
        assertThat(guardDuty.listed).isFalse();
    }

    @Test
    void needsThePermissionsThatItNames() {
        action.read(new GetFinding.In(INSTANCE, null), aws);

        assertThat(action.spec().permissions())
                .extracting(Permission::action)
                .containsExactlyInAnyOrderElementsOf(aws.callsMade());
    }

    @Test
    void saysWhenThereIsNoSuchFinding() {
        for (var id : List.of(UNKNOWN, REFUSED))
            assertThatThrownBy(() -> action.read(new GetFinding.In(id, null), aws))
                    .isInstanceOf(ActionException.class)
                    .hasMessageContaining(id)
                    .hasMessageContaining("eu-central-1");
    }

    @Test
    void saysWhenGuardDutyIsOff() {
        guardDuty.detectors = List.of();

        assertThatThrownBy(() -> action.read(new GetFinding.In(INSTANCE, ""), aws))
                .isInstanceOf(ActionException.class)
                .hasMessageContaining("not enabled");
    }

    private static final class FakeGuardDuty implements GuardDutyClient {
        List<String> detectors = List.of("abc");
        boolean listed;

        @Override
        public ListDetectorsResponse listDetectors(ListDetectorsRequest request) {
            listed = true;
            return ListDetectorsResponse.builder().detectorIds(detectors).build();
        }

        @Override
        public GetFindingsResponse getFindings(GetFindingsRequest request) {
            var id = request.findingIds().getFirst();
            if (id.equals(REFUSED))
                throw BadRequestException.builder()
                        .message("The request is rejected because an invalid or out-of-range value is specified:"
                                + " findingIds")
                        .statusCode(400)
                        .build();
            return GetFindingsResponse.builder()
                    .findings(id.equals(INSTANCE) ? List.of(instance()) : id.equals(ROLE) ? List.of(role()) : List.of())
                    .build();
        }

        private static Finding instance() {
            return Finding.builder()
                    .id(INSTANCE)
                    .type("Backdoor:EC2/C&CActivity.B")
                    .severity(8.0)
                    .title("…")
                    .resource(r -> r.resourceType("Instance").instanceDetails(i -> i.instanceId("i-0123456789abcdef0")))
                    .service(s -> s.count(7)
                            .eventFirstSeen("2026-11-22T10:00:00.000Z")
                            .eventLastSeen("2026-11-23T10:00:00.000Z")
                            .action(a -> a.networkConnectionAction(
                                    n -> n.remoteIpDetails(ip -> ip.ipAddressV4("198.51.100.7")))))
                    .build();
        }

        private static Finding role() {
            return Finding.builder()
                    .id(ROLE)
                    .resource(r -> r.resourceType("AccessKey")
                            .accessKeyDetails(k ->
                                    k.accessKeyId("ASIAEXAMPLE").userName("web").userType("AssumedRole")))
                    .build();
        }

        @Override
        public String serviceName() {
            return "guardduty";
        }

        @Override
        public void close() {}
    }
}
