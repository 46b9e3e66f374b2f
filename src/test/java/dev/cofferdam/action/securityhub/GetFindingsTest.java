package dev.cofferdam.action.securityhub;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.cofferdam.action.ActionException;
import dev.cofferdam.action.FakeActionContext;
import dev.cofferdam.caselog.Json;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.securityhub.SecurityHubClient;
import software.amazon.awssdk.services.securityhub.model.AwsSecurityFinding;
import software.amazon.awssdk.services.securityhub.model.GetFindingsRequest;
import software.amazon.awssdk.services.securityhub.model.GetFindingsResponse;

class GetFindingsTest {
    private final GetFindings action = new GetFindings();

    private static GetFindings.In about(@Nullable String resource, List<String> severities, List<String> workflow) {
        return new GetFindings.In(resource, severities, workflow, null, false, null);
    }

    @Nested
    class OnAnAccountWithThree extends OnTheRange {
        private GetFindings.Out read(GetFindings.In in) {
            return action.read(in, account.aws);
        }

        @Test
        void readsThoseThatAreActiveAndKeepsThemWhole() {
            var out = read(about(null, List.of(), List.of()));

            assertThat(out.count()).isEqualTo(2);
            assertThat(out.findings()).containsExactly(MINER, OPEN_PORT);
            assertThat(out.titles()).containsExactly("Finding miner", "Finding open-port");
            assertThat(out.resources()).containsExactly(INSTANCE);
            assertThat(out.severities()).containsExactly("CRITICAL", "HIGH");
            assertThat(out.truncated()).isFalse();
            var lines = account.aws
                    .evidence("securityhub-us-east-1-findings.jsonl")
                    .lines()
                    .toList();
            assertThat(Json.MAPPER.readTree(lines.getFirst()).at("/Note/Text").asString())
                    .isEqualTo("Ada looks at it");
            callsOnlyWhatItDeclares(action);
            assertThat(account.aws.changesMade()).isZero();
        }

        @Test
        void narrowsByWhatIsGiven() {
            assertThat(read(about(INSTANCE, List.of(), List.of("NEW", "RESOLVED")))
                            .findings())
                    .containsExactly(OPEN_PORT);
            assertThat(read(about("arn:aws:s3:::elsewhere", List.of(), List.of()))
                            .count())
                    .isZero();
            assertThat(read(about(null, List.of("CRITICAL"), List.of())).findings())
                    .containsExactly(MINER);
            assertThat(read(new GetFindings.In(null, null, null, "1h", true, null))
                            .findings())
                    .containsExactly(MINER);
            assertThat(read(new GetFindings.In(null, null, null, null, true, null))
                            .count())
                    .isEqualTo(3);
        }
    }

    @Nested
    class OnAnAccountWithTenThousand {
        private final FakeActionContext aws = new FakeActionContext(Map.of(SecurityHubClient.class, new TenThousand()));

        private GetFindings.Out read(int max) {
            return action.read(new GetFindings.In(null, null, null, null, true, max), aws);
        }

        @Test
        void readsAllOfThemAPageAtATime() {
            var out = read(10_000);

            assertThat(out.count()).isEqualTo(10_000);
            assertThat(out.truncated()).isFalse();
            assertThat(aws.evidence("securityhub-eu-central-1-findings.jsonl").lines())
                    .hasSize(10_000);
        }

        @Test
        void stopsAtTheMostAndSaysSo() {
            for (var max : List.of(120, 100)) {
                assertThat(read(max).count()).isEqualTo((long) max);
                assertThat(read(max).truncated()).isTrue();
            }
        }

        @Test
        void refusesToReadMore() {
            assertThatThrownBy(() -> read(10_001))
                    .isInstanceOf(ActionException.class)
                    .hasMessageContaining("from 1 to 10,000");
        }
    }

    private static final class TenThousand implements SecurityHubClient {
        @Override
        public GetFindingsResponse getFindings(GetFindingsRequest request) {
            var from = request.nextToken() == null ? 0 : Integer.parseInt(request.nextToken());
            var to = from + request.maxResults();
            return GetFindingsResponse.builder()
                    .findings(IntStream.range(from, to)
                            .mapToObj(i -> AwsSecurityFinding.builder()
                                    .id("finding-" + i)
                                    .build())
                            .toList())
                    .nextToken(to < 10_000 ? String.valueOf(to) : null)
                    .build();
        }

        @Override
        public String serviceName() {
            return "securityhub";
        }

        @Override
        public void close() {}
    }
}
