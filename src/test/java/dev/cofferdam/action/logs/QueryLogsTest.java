package dev.cofferdam.action.logs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.cofferdam.action.CancelledException;
import dev.cofferdam.action.OnAnAccount;
import dev.cofferdam.action.SimulatedAccount;
import dev.cofferdam.caselog.Json;
import dev.cofferdam.range.Fault;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.core.exception.SdkClientException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

class QueryLogsTest {
    private static final String GROUP = "/harbour/storefront";
    private static final long GIGABYTE = 1_000_000_000;

    private final QueryLogs action = new QueryLogs();

    private static QueryLogs.In in(String query, String since, @Nullable Integer gigabytes) {
        return new QueryLogs.In(query, null, since, gigabytes, null);
    }

    abstract static class OnTheRange extends OnAnAccount {
        @Override
        protected final SimulatedAccount openIn(Path place) {
            return SimulatedAccount.openWith(place, world -> {
                var queries = world.putObject("queries");
                queries.putArray("log_groups")
                        .addObject()
                        .put("name", GROUP)
                        .put("stored_bytes", 1000 * GIGABYTE)
                        .put("created", "2025-11-23T22:00:00Z")
                        .put("retention_days", 100);
                prepare(saved(queries, "incident/who-signed-in", "fields @message"));
            });
        }

        static ObjectNode saved(ObjectNode queries, String name, String text) {
            var saved = queries.putArray("logs").addObject();
            saved.put("id", "id-" + name).put("name", name).put("text", text).put("reads", 2 * GIGABYTE);
            saved.putArray("within").add(GROUP);
            var rows = saved.putArray("rows");
            rows.addObject()
                    .put("@message", "{\"user\": \"ada\", \"password\": \"hunter2\"}")
                    .put("@ptr", "abc");
            rows.addObject().put("@message", "signed out");
            return saved;
        }

        /** The query that the tests run. */
        void prepare(ObjectNode saved) {}

        @Override
        protected final Object state(SimulatedAccount of) {
            return of.world();
        }

        JsonNode running() {
            return account.world().at("/queries/running/0");
        }
    }

    @Nested
    class OfASavedQuery extends OnTheRange {
        private static final QueryLogs.In IN = in("incident/who-signed-in", "1d", null);

        @Test
        void keepsItsRows() {
            var out = action.read(IN, account.aws);

            assertThat(out.count()).isEqualTo(2);
            assertThat(out.logGroups()).containsExactly(GROUP);
            assertThat(out.bytesRead()).isEqualTo(2 * GIGABYTE);
            assertThat(out.truncated()).isFalse();
            var lines = account.aws
                    .evidence("logs-incident_who-signed-in.jsonl")
                    .lines()
                    .toList();
            assertThat(lines).hasSize(2);
            assertThat(Json.MAPPER.readTree(lines.getLast()).path("@message").asString())
                    .isEqualTo("signed out");
            assertThat(lines.getFirst()).contains("ada").doesNotContain("hunter2", "@ptr");
        }

        @Test
        void keepsNoMoreRowsThanAreWantedAndSaysSo() {
            var out = action.read(new QueryLogs.In(IN.query(), List.of(GROUP), "1d", null, 1), account.aws);

            assertThat(out.count()).isEqualTo(1);
            assertThat(out.truncated()).isTrue();
        }

        /** A tenth of what a hundred days left. */
        @Test
        void beginsNothingThatWillReadTooMuch() {
            refuses(
                    () -> action.read(in(IN.query(), "10d", 99), account.aws),
                    "TooMuch",
                    "Nothing was begun: the query will read about 100.0 GB, and it may read 99 GB");

            assertThat(running().isMissingNode()).isTrue();
            assertThat(action.read(in(IN.query(), "10d", 100), account.aws).count())
                    .isEqualTo(2);
        }

        @Test
        void refusesAQueryThatIsNotSaved() {
            refuses(() -> action.read(in("incident/who", "1d", null), account.aws), "NoSuchQuery", "incident/who");
        }

        @Test
        void refusesALogGroupThatIsNotThere() {
            refuses(
                    () -> action.read(
                            new QueryLogs.In(IN.query(), List.of("/harbour/store"), "1d", null, null), account.aws),
                    "NoSuchLogGroup",
                    "DeleteLogGroup");
        }
    }

    @Nested
    class OfAQueryThatTakesLong extends OnTheRange {
        private static final QueryLogs.In IN = in("incident/who-signed-in", "1d", null);

        @Override
        void prepare(ObjectNode saved) {
            saved.put("takes", "PT10M");
        }

        @Test
        void waitsForIt() {
            assertThat(action.read(IN, account.aws).count()).isEqualTo(2);
        }

        @Test
        void stopsItWhenItReadsMoreThanItMay() {
            refuses(() -> action.read(in(IN.query(), "1h", 1), account.aws), "TooMuch", "was stopped");

            assertThat(running().path("stopped").asString("")).isNotEmpty();
            callsWhatItDeclares();
        }

        @Test
        void stopsItWhenItCannotBeLookedAt() {
            account.fails(
                    Fault.of(Fault.Kind.RESET_BEFORE, "logs:GetQueryResults").onCall(3));

            assertThatThrownBy(() -> action.read(IN, account.aws)).isInstanceOf(SdkClientException.class);

            assertThat(running().path("stopped").asString("")).isNotEmpty();
        }

        @Test
        void stopsItWhenTheStepIsCancelled() {
            account.close();
            account = SimulatedAccount.openPaced(folder.resolve("case"), _ -> {
                throw new InterruptedException();
            });

            assertThatThrownBy(() -> action.read(IN, account.aws)).isInstanceOf(CancelledException.class);

            assertThat(Thread.interrupted()).isTrue();
            assertThat(running().path("stopped").asString("")).isNotEmpty();
        }

        private void callsWhatItDeclares() {
            callsOnlyWhatItDeclares(action);
        }
    }

    @Nested
    class OfAQueryThatFails extends OnTheRange {
        @Override
        void prepare(ObjectNode saved) {
            saved.put("failure", "too many");
        }

        @Test
        void isTold() {
            refuses(
                    () -> action.read(in("incident/who-signed-in", "1d", null), account.aws),
                    "QueryFailed",
                    "it is Failed");
        }
    }

    @Nested
    class OfAQueryThatNeverEnds extends OnTheRange {
        @Override
        void prepare(ObjectNode saved) {
            saved.put("takes", "PT3H");
        }

        @Test
        void isStopped() {
            refuses(
                    () -> action.read(in("incident/who-signed-in", "1d", null), account.aws),
                    "TooLong",
                    Duration.ofMinutes(60).toMinutes() + " minutes");

            assertThat(running().path("stopped").asString("")).isNotEmpty();
        }
    }
}
