package dev.cofferdam.action.guardduty;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.cofferdam.action.ActionException;
import dev.cofferdam.action.FakeActionContext;
import dev.cofferdam.action.SimulatedAccount;
import dev.cofferdam.caselog.Json;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.guardduty.GuardDutyClient;
import software.amazon.awssdk.services.guardduty.model.Finding;
import software.amazon.awssdk.services.guardduty.model.GetFindingsRequest;
import software.amazon.awssdk.services.guardduty.model.GetFindingsResponse;
import software.amazon.awssdk.services.guardduty.model.ListFindingsRequest;
import software.amazon.awssdk.services.guardduty.model.ListFindingsResponse;
import tools.jackson.databind.node.ObjectNode;

class ListFindingsTest {
    private final ListFindings action = new ListFindings();

    private static ListFindings.In in(
            @Nullable Integer severity, @Nullable String instance, @Nullable String key, @Nullable String since) {
        return new ListFindings.In(severity, instance, key, since, false, null, null);
    }

    @Nested
    class OnAnAccountWithTwo extends OnTheRange {
        @Override
        void prepare(ObjectNode world) {
            var old = world.withArray("findings").addObject().putObject("json");
            old.put("id", "f".repeat(32))
                    .put("type", "Recon:EC2/PortProbeUnprotectedPort")
                    .put("severity", 2);
            old.put("updatedAt", "2026-11-01T00:00:00.000Z")
                    .putObject("service")
                    .put("archived", true);
        }

        private ListFindings.Out read(ListFindings.In in) {
            return action.read(in, account.aws);
        }

        @Test
        void readsThoseThatAreNotArchivedAndKeepsThemWhole() {
            var out = read(in(null, null, null, null));

            assertThat(out.count()).isEqualTo(2);
            assertThat(out.findingIds()).containsExactly(CREDENTIALS, DNS);
            assertThat(out.types())
                    .containsExactly(
                            "Backdoor:EC2/C&CActivity.B!DNS",
                            "UnauthorizedAccess:IAMUser/InstanceCredentialExfiltration.OutsideAWS");
            assertThat(out.instanceIds()).containsExactly(SimulatedAccount.WEB_1);
            assertThat(out.accessKeyIds()).containsExactly("ASIAEXAMPLEWEB1CREDS");
            assertThat(out.highestSeverity()).isEqualTo(8);
            assertThat(out.truncated()).isFalse();
            var lines = account.aws
                    .evidence("guardduty-us-east-1-findings.jsonl")
                    .lines()
                    .toList();
            assertThat(lines)
                    .extracting(line -> Json.MAPPER.readTree(line).path("Id").asString())
                    .containsExactly(DNS, CREDENTIALS); // the one that was updated last first
            callsOnlyWhatItDeclares(action);
            assertThat(account.aws.changesMade()).isZero();
        }

        @Test
        void readsArchivedOnesWhenAsked() {
            var all = new ListFindings.In(null, null, null, null, true, DETECTOR, null);

            assertThat(read(all).count()).isEqualTo(3);
        }

        @Test
        void narrowsByWhatIsGiven() {
            assertThat(read(in(9, null, null, null)).count()).isZero();
            assertThat(read(in(4, SimulatedAccount.WEB_1, null, null)).count()).isEqualTo(2);
            assertThat(read(in(null, SimulatedAccount.WEB_2, null, null)).count())
                    .isZero();
            assertThat(read(in(null, null, "ASIAEXAMPLEWEB1CREDS", null)).findingIds())
                    .containsExactly(CREDENTIALS);
            assertThat(read(in(null, null, null, "20m")).findingIds()).containsExactly(DNS);
        }
    }

    @Nested
    class OnAnAccountWithTenThousand {
        private final TenThousand guardDuty = new TenThousand();
        private final FakeActionContext aws = new FakeActionContext(Map.of(GuardDutyClient.class, guardDuty));

        private ListFindings.Out read(int max) {
            return action.read(new ListFindings.In(null, null, null, null, true, "abc", max), aws);
        }

        @Test
        void readsAllOfThemAPageAtATime() {
            var out = read(10_000);

            assertThat(out.count()).isEqualTo(10_000);
            assertThat(out.truncated()).isFalse();
            assertThat(aws.evidence("guardduty-eu-central-1-findings.jsonl").lines())
                    .hasSize(10_000)
                    .doesNotHaveDuplicates();
            assertThat(guardDuty.mostAtOnce).isEqualTo(50);
        }

        @Test
        void stopsAtTheMostAndSaysSo() {
            for (var max : List.of(120, 100)) {
                var out = read(max);

                assertThat(out.count()).isEqualTo((long) max);
                assertThat(out.truncated()).isTrue();
            }
        }

        @Test
        void refusesToReadMore() {
            assertThatThrownBy(() -> read(10_001))
                    .isInstanceOf(ActionException.class)
                    .hasMessageContaining("from 1 to 10,000");
        }
    }

    private static final class TenThousand implements GuardDutyClient {
        int mostAtOnce;

        @Override
        public ListFindingsResponse listFindings(ListFindingsRequest request) {
            var from = request.nextToken() == null ? 0 : Integer.parseInt(request.nextToken());
            var to = from + request.maxResults();
            return ListFindingsResponse.builder()
                    .findingIds(IntStream.range(from, to)
                            .mapToObj("%032x"::formatted)
                            .toList())
                    .nextToken(to < 10_000 ? String.valueOf(to) : "")
                    .build();
        }

        @Override
        public GetFindingsResponse getFindings(GetFindingsRequest request) {
            mostAtOnce = Math.max(mostAtOnce, request.findingIds().size());
            return GetFindingsResponse.builder()
                    .findings(request.findingIds().stream()
                            .map(id -> Finding.builder()
                                    .id(id)
                                    .type("Recon:EC2/Portscan")
                                    .severity(5.0)
                                    .build())
                            .toList())
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
