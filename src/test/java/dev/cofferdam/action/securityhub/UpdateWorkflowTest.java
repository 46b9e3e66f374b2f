package dev.cofferdam.action.securityhub;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cofferdam.action.Change;
import dev.cofferdam.action.securityhub.UpdateWorkflow.In;
import dev.cofferdam.action.securityhub.UpdateWorkflow.Out;
import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.securityhub.SecurityHubClient;
import software.amazon.awssdk.services.securityhub.model.AwsSecurityFindingIdentifier;
import tools.jackson.databind.node.ObjectNode;
import tools.jackson.databind.node.StringNode;

class UpdateWorkflowTest {
    private static final String PRODUCT = "arn:aws:securityhub:us-east-1::product/aws/guardduty";

    private final UpdateWorkflow action = new UpdateWorkflow();

    private static In resolved(@Nullable String note, String... findings) {
        return new In(List.of(findings), "RESOLVED", note);
    }

    @Nested
    class OnAnAccountWithThree extends OnTheRange {
        @Test
        void setsTheirStatusAndGivesItBack() {
            var plan = thereAndBack(action, resolved(null, MINER, OPEN_PORT), new Out(2, List.of()));

            assertThat(plan.changes())
                    .containsExactly(
                            Change.of(MINER, "Workflow", "NOTIFIED", "RESOLVED"),
                            Change.of(OPEN_PORT, "Workflow", "NEW", "RESOLVED"));
            callsOnlyWhatItDeclares(action);
        }

        @Test
        void writesANoteAndGivesTheFormerOneBackWithWhoWroteIt() {
            var plan = thereAndBack(action, resolved("Contained", MINER), new Out(1, List.of()));

            assertThat(plan.changes().getLast().before()).isEqualTo(Followed.note("Ada looks at it", "ada"));
            assertThat(plan.changes().getLast().after()).isEqualTo(Followed.note("Contained", "Cofferdam, case case"));
            assertThat(plan.warnings()).isEmpty();
        }

        @Test
        void survivesEveryInterruption() {
            var in = resolved("Contained", MINER);
            interruptEverywhere(
                    action, in, a -> assertThat(action.verify(in, a.aws)).isEqualTo(new Out(1, List.of())));
        }

        @Test
        void saysThatANoteStaysWhereThereWasNone() {
            var in = resolved("Contained", OPEN_PORT);
            assertThat(action.plan(in, account.aws).warnings()).anyMatch(w -> w.contains("no way to remove it"));
            var plan = run(action, in);

            var undo = undoOf(action, plan);

            assertThat(undo.changes()).containsExactly(Change.of(OPEN_PORT, "Workflow", "RESOLVED", "NEW"));
            assertThat(undo.warnings()).anyMatch(w -> w.contains(OPEN_PORT) && w.contains("stays"));
            takeBack(action, plan);
            assertThat(undoOf(action, plan).changes()).isEmpty();
        }

        @Test
        void warnsOfWhatSomebodyChangedSince() {
            var plan = run(action, resolved(null, MINER));
            account.client(SecurityHubClient.class)
                    .batchUpdateFindings(r -> r.workflow(w -> w.status("SUPPRESSED"))
                            .findingIdentifiers(AwsSecurityFindingIdentifier.builder()
                                    .id(MINER)
                                    .productArn(PRODUCT)
                                    .build()));
            account.pass(Duration.ofMinutes(1));

            var undo = undoOf(action, plan);

            assertThat(undo.changes()).containsExactly(Change.of(MINER, "Workflow", "SUPPRESSED", "NOTIFIED"));
            assertThat(undo.warnings())
                    .containsExactly(
                            "Somebody changed the status of %s since; that is lost by this undo.".formatted(MINER));
        }

        @Test
        void refusesWhatIsNotThereAndNotesThatAreTooLong() {
            refuses(
                    () -> action.plan(resolved(null, MINER, "elsewhere"), account.aws),
                    "NoSuchFinding",
                    "knows no finding elsewhere in us-east-1");
            refuses(
                    () -> action.plan(resolved("x".repeat(513), MINER), account.aws),
                    "InvalidInput",
                    "512 characters at most");
        }
    }

    @Nested
    class WhereSomebodyElseIsAtWork extends OnTheRange {
        @Override
        void prepare(ObjectNode world) {
            var findings = world.withObject("hub").withArray("findings");
            ((ObjectNode) findings.get(0)).put("collides", 2);
            ((ObjectNode) findings.get(1)).put("collides", 100);
        }

        @Test
        void triesAgainAndTellsOfEachThatWasNotUpdated() {
            var in = resolved(null, MINER, OPEN_PORT, OLD);
            var plan = action.plan(in, account.aws);

            refuses(
                    () -> action.apply(in, plan, account.aws),
                    "FindingsNotUpdated",
                    "1 of 2 findings, the others it did: %s: ConcurrentUpdateError".formatted(MINER));

            assertThat(action.verify(in, account.aws)).isEqualTo(new Out(2, List.of(MINER)));
            assertThat(action.plan(in, account.aws).changes())
                    .containsExactly(new Change(
                            MINER, "Workflow", StringNode.valueOf("NOTIFIED"), StringNode.valueOf("RESOLVED")));
        }
    }

    /** More than a call takes. */
    @Nested
    class OfMany extends OnTheRange {
        private final List<String> ids =
                IntStream.range(0, 120).mapToObj("finding-%03d"::formatted).toList();

        @Override
        void prepare(ObjectNode world) {
            for (var id : ids)
                finding(
                                world.withObject("hub").withArray("findings").addObject(),
                                MINER,
                                "NEW",
                                "LOW",
                                "2026-11-23T20:00:00Z")
                        .withObject("json")
                        .put("Id", id);
        }

        @Test
        void areUpdatedAHundredAtATime() {
            run(action, new In(ids, "SUPPRESSED", null));

            assertThat(account.aws.changesMade()).isEqualTo(2);
            assertThat(action.verify(new In(ids, "SUPPRESSED", null), account.aws)
                            .updated())
                    .isEqualTo(120);
        }
    }
}
