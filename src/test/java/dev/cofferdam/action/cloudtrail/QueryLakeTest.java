package dev.cofferdam.action.cloudtrail;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.cofferdam.action.CancelledException;
import dev.cofferdam.action.SimulatedAccount;
import dev.cofferdam.caselog.Json;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.node.ObjectNode;

class QueryLakeTest {
    private static final String STORE = "11112222-3333-4444-5555-666677778888";
    private static final String STOLEN_KEY = "ASIAEXAMPLEWEB1CREDS";

    private final QueryLake action = new QueryLake();

    private static QueryLake.In in(String attribute, String value, @Nullable Integer max) {
        return new QueryLake.In(attribute, value, "30d", null, null, max);
    }

    abstract static class WithStores extends OnTheRange {
        @Override
        void prepare(ObjectNode trail, ObjectNode world) {
            var stores = world.withObject("trails").putArray("stores");
            for (var store : stores())
                stores.addObject().put("id", store).put("name", "lake").put("multi_region", true);
        }

        abstract List<String> stores();
    }

    @Nested
    class WithOneStore extends WithStores {
        @Override
        List<String> stores() {
            return List.of(STORE);
        }

        @Test
        void findsWhatAKeyWasUsedFor() {
            var out = action.read(in("AccessKeyId", STOLEN_KEY, null), account.aws);

            assertThat(out.eventNames()).contains("CreateUser", "CreateAccessKey");
            assertThat(out.sourceIps()).contains("203.0.113.66");
            assertThat(out.bytesRead()).isPositive();
            assertThat(out.truncated()).isFalse();
            var lines = account.aws
                    .evidence("lake-us-east-1-%s.jsonl".formatted(STOLEN_KEY))
                    .lines()
                    .toList();
            assertThat(lines).hasSize((int) out.count());
            assertThat(lines)
                    .allMatch(line -> Json.MAPPER
                            .readTree(line)
                            .path("accessKeyId")
                            .asString()
                            .equals(STOLEN_KEY));
        }

        @Test
        void findsWhatAnAddressDid() {
            assertThat(action.read(in("SourceIp", "203.0.113.66", null), account.aws)
                            .count())
                    .isPositive();
            assertThat(action.read(in("SourceIp", "203.0.113.1", null), account.aws)
                            .count())
                    .isZero();
        }

        @Test
        void stopsAtTheMostAndSaysSo() {
            var out = action.read(in("AccessKeyId", STOLEN_KEY, 2), account.aws);

            assertThat(out.count()).isEqualTo(2);
            assertThat(out.truncated()).isTrue();
        }

        @Test
        void refusesAValueThatWouldBeMoreThanAValue() {
            refuses(() -> action.read(in("Username", "x' OR '1'='1", null), account.aws), "InvalidInput", "no quotes");
        }

        @Test
        void cancelsTheQueryWhenTheStepIsCancelled() {
            account.close();
            account = SimulatedAccount.openPaced(folder.resolve("case"), _ -> {
                throw new InterruptedException();
            });

            assertThatThrownBy(() -> action.read(in("AccessKeyId", STOLEN_KEY, null), account.aws))
                    .isInstanceOf(CancelledException.class);

            assertThat(Thread.interrupted()).isTrue();
            assertThat(account.world().at("/queries/running/0/stopped").asString(""))
                    .isNotEmpty();
            var calls = account.aws.callsMade();
            calls.add("cloudtrail:GetQueryResults"); // of a query that comes to its end
            assertThat(action.spec().permissions())
                    .extracting(p -> p.action())
                    .containsExactlyInAnyOrderElementsOf(calls);
        }
    }

    @Nested
    class WithTwoStores extends WithStores {
        @Override
        List<String> stores() {
            return List.of(STORE, STORE.replace('1', '9'));
        }

        @Test
        void asksWhichOne() {
            refuses(
                    () -> action.read(in("AccessKeyId", STOLEN_KEY, null), account.aws),
                    "SeveralStores",
                    "name one of " + STORE);
        }

        @Test
        void takesTheOneThatIsNamed() {
            var named = new QueryLake.In("AccessKeyId", STOLEN_KEY, "30d", STORE, null, null);

            assertThat(action.read(named, account.aws).count()).isPositive();
        }
    }

    @Nested
    class WithoutAStore extends WithStores {
        @Override
        List<String> stores() {
            return List.of();
        }

        @Test
        void saysWhatToDoInstead() {
            refuses(() -> action.read(in("AccessKeyId", STOLEN_KEY, null), account.aws), "NoStore", "athena.query");
        }
    }
}
