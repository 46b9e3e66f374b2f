package dev.cofferdam.action.accessanalyzer;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cofferdam.action.OnAnAccount;
import dev.cofferdam.action.Permission;
import dev.cofferdam.action.SimulatedAccount;
import dev.cofferdam.caselog.Json;
import java.nio.file.Path;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.node.ObjectNode;

class ListExternalAccessTest {
    private static final String ROLE = "arn:aws:iam::111122223333:role/pen-test";
    private static final String BUCKET = "arn:aws:s3:::harbour-exports";
    private static final String ANALYZER = "arn:aws:access-analyzer:us-east-1:111122223333:analyzer/outside";

    private final ListExternalAccess action = new ListExternalAccess();

    abstract static class OnTheRange extends OnAnAccount {
        @Override
        protected final SimulatedAccount openIn(Path place) {
            return SimulatedAccount.openWith(place, world -> prepare(world.putObject("analyzers")));
        }

        abstract void prepare(ObjectNode analyzers);

        @Override
        protected final Object state(SimulatedAccount of) {
            return of.world();
        }

        static void finding(ObjectNode analyzers, String id, String resource, boolean open, String status) {
            analyzers
                    .withArray("findings")
                    .addObject()
                    .put("id", id)
                    .put("analyzer", "outside")
                    .put("resource", resource)
                    .put("resource_type", resource.contains(":iam:") ? "AWS::IAM::Role" : "AWS::S3::Bucket")
                    .put("open", open)
                    .put("status", status)
                    .put("updated", "2026-11-20T00:00:00Z");
        }
    }

    @Nested
    class WithAnAnalyzer extends OnTheRange {
        @Override
        void prepare(ObjectNode analyzers) {
            var all = analyzers.putArray("all");
            all.addObject().put("name", "outside");
            all.addObject().put("name", "unused").put("type", "ACCOUNT_UNUSED_ACCESS");
            finding(analyzers, "1", ROLE, false, "ACTIVE");
            finding(analyzers, "2", BUCKET, true, "ACTIVE");
            finding(analyzers, "3", "arn:aws:s3:::harbour-web", true, "ARCHIVED");
        }

        @Test
        void tellsWhatOthersCanReachAndWhatEverybodyCan() {
            var out = action.read(new ListExternalAccess.In(null, null), account.aws);

            assertThat(out.count()).isEqualTo(2);
            assertThat(out.resources()).containsExactly(ROLE, BUCKET);
            assertThat(out.publicResources()).containsExactly(BUCKET);
            assertThat(out.resourceTypes()).containsExactly("AWS::IAM::Role", "AWS::S3::Bucket");
            assertThat(out.analyzers()).containsExactly(ANALYZER);
            assertThat(out.truncated()).isFalse();
            assertThat(account.aws
                            .evidence("accessanalyzer-us-east-1.jsonl")
                            .lines()
                            .map(Json.MAPPER::readTree))
                    .extracting(line -> line.path("resource").asString() + " " + line.path("isPublic"))
                    .containsExactly(BUCKET + " true", ROLE + " false");
        }

        @Test
        void looksAtOneResourceWhenAsked() {
            var out = action.read(new ListExternalAccess.In(ROLE, null), account.aws);

            assertThat(out.resources()).containsExactly(ROLE);
            assertThat(out.publicResources()).isEmpty();
        }

        @Test
        void refusesToReadMore() {
            refuses(
                    () -> action.read(new ListExternalAccess.In(null, 10_001), account.aws),
                    "InvalidInput",
                    "from 1 to 10,000");
        }

        /** One permission covers both generations of the call. */
        @Test
        void needsThePermissionsThatItNames() {
            action.read(new ListExternalAccess.In(null, null), account.aws);

            assertThat(action.spec().permissions())
                    .extracting(Permission::action)
                    .containsExactlyInAnyOrderElementsOf(account.aws.callsMade().stream()
                            .map(call -> call.replace("ListFindingsV2", "ListFindings"))
                            .collect(Collectors.toSet()));
            assertThat(account.aws.changesMade()).isZero();
        }
    }

    /** A hundred a page. */
    @Nested
    class WithManyFindings extends OnTheRange {
        @Override
        void prepare(ObjectNode analyzers) {
            analyzers.putArray("all").addObject().put("name", "outside");
            for (var i = 0; i < 250; i++)
                finding(analyzers, "id-" + i, "arn:aws:s3:::bucket-" + i, i % 2 == 0, "ACTIVE");
        }

        @Test
        void readsAllOfThem() {
            var out = action.read(new ListExternalAccess.In(null, null), account.aws);

            assertThat(out.resources()).hasSize(250);
            assertThat(out.publicResources()).hasSize(125);
            assertThat(out.truncated()).isFalse();
        }

        @Test
        void stopsAtTheMostAndSaysSo() {
            for (var max : new int[] {100, 125, 130}) {
                var out = action.read(new ListExternalAccess.In(null, max), account.aws);

                assertThat(out.count()).isEqualTo(max);
                assertThat(out.truncated()).isTrue();
            }
        }
    }

    @Nested
    class WithoutAnAnalyzer extends OnTheRange {
        @Override
        void prepare(ObjectNode analyzers) {
            analyzers.putArray("all").addObject().put("name", "outside").put("status", "DISABLED");
        }

        @Test
        void isRefused() {
            refuses(
                    () -> action.read(new ListExternalAccess.In(null, null), account.aws),
                    "NoAnalyzer",
                    "DeleteAnalyzer");
        }
    }
}
