package dev.cofferdam.action.athena;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.cofferdam.action.CancelledException;
import dev.cofferdam.action.OnAnAccount;
import dev.cofferdam.action.Permission;
import dev.cofferdam.action.SimulatedAccount;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

class QueryAthenaTest {
    private static final long GIGABYTE = 1_000_000_000;

    private final QueryAthena action = new QueryAthena();

    private static QueryAthena.In in(String query, @Nullable Integer gigabytes, @Nullable Integer max) {
        return new QueryAthena.In(query, null, "harbour-results", gigabytes, max);
    }

    abstract static class OnTheRange extends OnAnAccount {
        @Override
        protected final SimulatedAccount openIn(Path place) {
            return SimulatedAccount.openWith(place, world -> {
                var all = world.putObject("queries").putArray("athena");
                all.addObject().put("id", "0").put("name", "purge").put("text", "-- with care\nDROP TABLE trail");
                all.addObject()
                        .put("id", "2")
                        .put("name", "fill")
                        .put("text", "/* a */ INSERT INTO trail /* b */ SELECT * FROM forged");
                var saved = all.addObject()
                        .put("id", "1")
                        .put("name", "who-signed-in")
                        .put("reads", 3 * GIGABYTE);
                saved.put("text", "/* by Ada */ with t as (select 1) SELECT * FROM trail");
                saved.putArray("within").add("audit");
                prepare(saved);
            });
        }

        /** The query that the tests run. */
        void prepare(ObjectNode saved) {
            var rows = saved.putArray("rows");
            rows.addObject().put("who", "ada").put("at", "09:00");
            rows.addObject().put("who", "eve").put("at", "03:00");
        }

        @Override
        protected final Object state(SimulatedAccount of) {
            return of.world();
        }

        JsonNode running() {
            return account.world().at("/queries/running/0");
        }
    }

    @Nested
    class OfASavedSelect extends OnTheRange {
        @Test
        void keepsItsRows() {
            var out = action.read(in("who-signed-in", null, null), account.aws);

            assertThat(out.count()).isEqualTo(2);
            assertThat(out.bytesRead()).isEqualTo(3 * GIGABYTE);
            assertThat(out.execution()).isEqualTo(running().path("id").asString());
            assertThat(out.truncated()).isFalse();
            assertThat(account.aws.evidence("athena-who-signed-in.jsonl").lines())
                    .containsExactly("{\"who\":\"ada\",\"at\":\"09:00\"}", "{\"who\":\"eve\",\"at\":\"03:00\"}");
        }

        @Test
        void keepsNoMoreThanIsWantedAndSaysSo() {
            var out = action.read(in("who-signed-in", null, 1), account.aws);

            assertThat(out.count()).isEqualTo(1);
            assertThat(out.truncated()).isTrue();
        }

        @Test
        void refusesWhatIsNoSelect() {
            refuses(() -> action.read(in("purge", null, null), account.aws), "NotASelect", "is no SELECT");
            assertThat(running().isMissingNode()).isTrue();
        }

        @Test
        void refusesWhatIsASelectBehindACommentOnly() {
            refuses(() -> action.read(in("fill", null, null), account.aws), "NotASelect", "is no SELECT");
            assertThat(running().isMissingNode()).isTrue();
        }

        @Test
        void beginsNothingThatMayReadLessThanNothing() {
            refuses(
                    () -> action.read(in("who-signed-in", -1, null), account.aws),
                    "InvalidInput",
                    "max_gigabytes is from 1 to 1,000,000, not -1");
            assertThat(running().isMissingNode()).isTrue();
        }

        @Test
        void refusesAQueryThatIsNotSaved() {
            refuses(() -> action.read(in("who", null, null), account.aws), "NoSuchQuery", "workgroup primary");
        }
    }

    /** A thousand rows a page. */
    @Nested
    class OfASelectThatFindsMuch extends OnTheRange {
        @Override
        void prepare(ObjectNode saved) {
            for (var i = 0; i < 2_500; i++) saved.withArray("rows").addObject().put("n", String.valueOf(i));
        }

        @Test
        void readsAllOfIt() {
            assertThat(action.read(in("who-signed-in", null, 10_000), account.aws)
                            .count())
                    .isEqualTo(2_500);
            assertThat(account.aws.evidence("athena-who-signed-in.jsonl").lines())
                    .hasSize(2_500)
                    .startsWith("{\"n\":\"0\"}");
        }
    }

    @Nested
    class OfASelectThatTakesLong extends OnTheRange {
        @Override
        void prepare(ObjectNode saved) {
            saved.put("takes", "PT10M");
        }

        @Test
        void stopsItWhenItReadsMoreThanItMay() {
            refuses(() -> action.read(in("who-signed-in", 1, null), account.aws), "TooMuch", "was stopped");

            assertThat(running().path("stopped").asString("")).isNotEmpty();
        }

        @Test
        void stopsItWhenTheStepIsCancelled() {
            account.close();
            account = SimulatedAccount.openPaced(folder.resolve("case"), _ -> {
                throw new InterruptedException();
            });

            assertThatThrownBy(() -> action.read(in("who-signed-in", null, null), account.aws))
                    .isInstanceOf(CancelledException.class);

            assertThat(Thread.interrupted()).isTrue();
            assertThat(running().path("stopped").asString("")).isNotEmpty();
        }

        /** With what Athena does in the caller's name. */
        @Test
        void needsThePermissionsThatItNames() {
            action.read(in("who-signed-in", null, null), account.aws);
            assertThatThrownBy(() -> action.read(in("who-signed-in", 1, null), account.aws))
                    .hasMessageContaining("was stopped");

            var calls = account.aws.callsMade();
            QueryAthena.IN_THE_CALLERS_NAME.forEach(permission -> calls.add(permission.action()));
            assertThat(action.spec().permissions())
                    .extracting(Permission::action)
                    .containsExactlyInAnyOrderElementsOf(calls);
        }
    }

    @Nested
    class OfASelectThatFails extends OnTheRange {
        @Override
        void prepare(ObjectNode saved) {
            saved.put("failure", "TABLE_NOT_FOUND");
        }

        @Test
        void isTold() {
            refuses(() -> action.read(in("who-signed-in", null, null), account.aws), "QueryFailed", "TABLE_NOT_FOUND");
        }
    }
}
