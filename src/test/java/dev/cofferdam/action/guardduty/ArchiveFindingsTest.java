package dev.cofferdam.action.guardduty;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cofferdam.action.Change;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.node.BooleanNode;
import tools.jackson.databind.node.ObjectNode;

class ArchiveFindingsTest {
    @Nested
    class OfTwo extends OnTheRange {
        private final ArchiveFindings action = new ArchiveFindings();
        private final ArchiveFindings.In in = new ArchiveFindings.In(List.of(DNS, CREDENTIALS, DNS), null);
        private final ArchiveFindings.Out done = new ArchiveFindings.Out(2, List.of());

        @Test
        void archivesThemAndTakesThemOutAgain() {
            var plan = thereAndBack(action, in, done);

            assertThat(plan.changes())
                    .containsExactly(
                            new Change(arn(CREDENTIALS), "Archived", BooleanNode.FALSE, BooleanNode.TRUE),
                            new Change(arn(DNS), "Archived", BooleanNode.FALSE, BooleanNode.TRUE));
            callsOnlyWhatItDeclares(action);
        }

        @Test
        void survivesEveryInterruption() {
            interruptEverywhere(
                    action, in, a -> assertThat(action.verify(in, a.aws)).isEqualTo(done));
        }

        @Test
        void takesBackOnlyWhatItArchived() {
            somebody().archiveFindings(r -> r.detectorId(DETECTOR).findingIds(DNS));
            var plan = run(action, in);
            assertThat(plan.changes()).extracting(Change::resource).containsExactly(arn(CREDENTIALS));

            takeBack(action, plan);

            assertThat(action.verify(in, account.aws)).isEqualTo(new ArchiveFindings.Out(1, List.of(CREDENTIALS)));
        }

        @Test
        void leavesWhatSomebodyTookOutAlready() {
            var plan = run(action, in);
            somebody().unarchiveFindings(r -> r.detectorId(DETECTOR).findingIds(DNS));

            assertThat(undoOf(action, plan).changes())
                    .extracting(Change::resource)
                    .containsExactly(arn(CREDENTIALS));
        }

        @Test
        void refusesAFindingThatIsNotThere() {
            var unknown = "0".repeat(32);

            refuses(
                    () -> action.plan(new ArchiveFindings.In(List.of(DNS, unknown), null), account.aws),
                    "NoSuchFinding",
                    "knows no finding " + unknown + " in us-east-1");
        }

        private static String arn(String finding) {
            return "arn:aws:guardduty:us-east-1:111122223333:detector/%s/finding/%s".formatted(DETECTOR, finding);
        }
    }

    /** More than one call takes. */
    @Nested
    class OfMany extends OnTheRange {
        private final ArchiveFindings action = new ArchiveFindings();
        private final List<String> ids =
                IntStream.range(0, 120).mapToObj("%032x"::formatted).toList();

        @Override
        void prepare(ObjectNode world) {
            for (var id : ids) {
                var json = world.withArray("findings").addObject().putObject("json");
                json.put("id", id).putObject("service").put("archived", false);
            }
        }

        @Test
        void areArchivedFiftyAtATime() {
            var in = new ArchiveFindings.In(new ArrayList<>(ids), DETECTOR);

            thereAndBack(action, in, new ArchiveFindings.Out(120, List.of()));

            assertThat(account.aws.changesMade()).isEqualTo(9); // three calls to archive; to unarchive, made twice
        }
    }
}
