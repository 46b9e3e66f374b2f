package dev.cofferdam.action.cloudtrail;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.cofferdam.action.Change;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.cloudtrail.CloudTrailClient;
import software.amazon.awssdk.services.cloudtrail.model.EventSelector;
import software.amazon.awssdk.services.cloudtrail.model.ReadWriteType;
import tools.jackson.databind.node.ObjectNode;

class RestoreLoggingTest {
    private static final RestoreLogging.In START = new RestoreLogging.In(OnTheRange.NAME, false, false, false, null);
    private static final RestoreLogging.In ALL =
            new RestoreLogging.In(OnTheRange.NAME, true, true, true, OnTheRange.BUCKET);

    @Nested
    class OfATrailThatWasStopped extends OnTheRange {
        private final RestoreLogging action = new RestoreLogging();

        @Override
        void prepare(ObjectNode trail, ObjectNode world) {
            trail.put("logging", false).put("stopped", "2026-11-23T18:40:00Z").put("delivery_error", "AccessDenied");
        }

        @Test
        void startsItAndStopsItAgain() {
            var plan = thereAndBack(action, START, new RestoreLogging.Out(true, true, true, BUCKET, "AccessDenied"));

            assertThat(plan.changes()).extracting(Change::resource).containsExactly(TRAIL);
            assertThat(plan.changes()).extracting(Change::attribute).containsExactly("Logging");
            assertThat(plan.warnings())
                    .containsExactly(
                            "It has recorded nothing since 2026-11-23T18:40:00Z; the event history has the management"
                                    + " events of that time.",
                            "It delivers to bucket harbour-audit-logs: make sure that this is yours.",
                            "Its last delivery failed (AccessDenied): look at the bucket's policy and the key.");
        }

        @Test
        void saysThatNothingIsRecordedOnceItIsTakenBack() {
            var plan = run(action, START);

            assertThat(undoOf(action, plan).warnings())
                    .containsExactly("Trail harbour-audit records nothing from then on.");
        }

        @Test
        void survivesEveryInterruption() {
            interruptEverywhere(
                    action,
                    START,
                    a -> assertThat(action.verify(START, a.aws).logging()).isTrue());
        }
    }

    @Nested
    class OfATrailThatWasNarrowed extends OnTheRange {
        private final RestoreLogging action = new RestoreLogging();
        private final RestoreLogging.Out whole = new RestoreLogging.Out(true, true, true, BUCKET, "");

        @Override
        void prepare(ObjectNode trail, ObjectNode world) {
            trail.put("logging", false)
                    .put("bucket", ATTACKERS_BUCKET)
                    .put("multi_region", false)
                    .put("global_events", false)
                    .put("validated", false);
            var selectors = trail.putObject("selectors").putArray("eventSelectors");
            selectors.addObject().put("readWriteType", "ReadOnly").put("includeManagementEvents", true);
            var data = selectors.addObject().put("readWriteType", "WriteOnly").put("includeManagementEvents", false);
            var resource = data.putArray("dataResources").addObject().put("type", "AWS::S3::Object");
            resource.putArray("values").add("arn:aws:s3:::harbour-orders/");
        }

        @Test
        void putsAllOfItRightAndBack() {
            var plan = thereAndBack(action, ALL, whole);

            assertThat(plan.changes())
                    .extracting(Change::attribute)
                    .containsExactly("Configuration", "EventSelectors", "Logging");
            assertThat(plan.changes().getFirst().before().path("S3BucketName").asString())
                    .isEqualTo(ATTACKERS_BUCKET);
            callsOnlyWhatItDeclares(action);
        }

        @Test
        void keepsTheDataEventsThatWereChosen() {
            run(action, ALL);

            assertThat(somebody().getEventSelectors(r -> r.trailName(NAME)).eventSelectors())
                    .extracting(
                            EventSelector::readWriteType,
                            EventSelector::includeManagementEvents,
                            s -> s.dataResources().size())
                    .containsExactly(tuple(ReadWriteType.WRITE_ONLY, false, 1), tuple(ReadWriteType.ALL, true, 0));
        }

        @Test
        void leavesWhatIsNotAskedFor() {
            var plan = run(action, START);

            assertThat(plan.changes()).extracting(Change::attribute).containsExactly("Logging");
            assertThat(action.verify(START, account.aws))
                    .isEqualTo(new RestoreLogging.Out(true, false, false, ATTACKERS_BUCKET, ""));
        }

        @Test
        void survivesEveryInterruption() {
            interruptEverywhere(
                    action, ALL, a -> assertThat(action.verify(ALL, a.aws)).isEqualTo(whole));
        }

        @Test
        void tellsWhatSomebodyChangedSince() {
            var plan = run(action, ALL);
            somebody().updateTrail(r -> r.name(NAME).s3BucketName(ATTACKERS_BUCKET));

            assertThat(undoOf(action, plan).warnings())
                    .anyMatch(w -> w.startsWith("Somebody changed the configuration of the trail harbour-audit since"));
        }
    }

    @Nested
    class OfATrailWithAdvancedSelectors extends OnTheRange {
        private final RestoreLogging action = new RestoreLogging();

        @Override
        void prepare(ObjectNode trail, ObjectNode world) {
            var selectors = trail.putObject("selectors").putArray("advancedEventSelectors");
            var management = selectors.addObject().put("name", "quiet").putArray("fieldSelectors");
            management
                    .addObject()
                    .put("field", "eventCategory")
                    .putArray("equals")
                    .add("Management");
            management
                    .addObject()
                    .put("field", "eventSource")
                    .putArray("notEquals")
                    .add("kms.amazonaws.com");
            var data = selectors.addObject().put("name", "objects").putArray("fieldSelectors");
            data.addObject().put("field", "eventCategory").putArray("equals").add("Data");
            data.addObject().put("field", "resources.type").putArray("equals").add("AWS::S3::Object");
        }

        @Test
        void takesTheFilterOfManagementEventsAway() {
            var in = new RestoreLogging.In(TRAIL, true, false, false, null);
            var plan = thereAndBack(action, in, new RestoreLogging.Out(true, true, true, BUCKET, ""));

            assertThat(plan.changes()).singleElement().satisfies(change -> {
                var selectors = change.after().path("AdvancedEventSelectors");
                assertThat(selectors.findValuesAsString("Name")).containsExactly("objects", "All management events");
                assertThat(selectors.toString()).doesNotContain("kms");
            });
        }
    }

    @Nested
    class OfATrailOfAnotherRegion extends OnTheRange {
        private final RestoreLogging action = new RestoreLogging();

        @Test
        void isChangedWhereItsHomeIs() {
            var home = account.session.client(CloudTrailClient.class, "eu-west-1");
            home.stopLogging(r -> r.name(ELSEWHERE));
            var in = new RestoreLogging.In("harbour-eu", false, false, false, null);

            var plan = run(action, in);

            assertThat(plan.changes()).extracting(Change::resource).containsExactly(ELSEWHERE);
            assertThat(home.getTrailStatus(r -> r.name(ELSEWHERE)).isLogging()).isTrue();
            takeBack(action, plan);
            assertThat(home.getTrailStatus(r -> r.name(ELSEWHERE)).isLogging()).isFalse();
        }
    }

    @Nested
    class BeforeItIsDone extends OnTheRange {
        private final RestoreLogging action = new RestoreLogging();

        @Override
        void prepare(ObjectNode trail, ObjectNode world) {
            var ofTheOrganization =
                    trail(world.withObject("trails").withArray("all").addObject(), "all-accounts");
            ofTheOrganization.put("organization", true).put("owner", "999988887777");
            var full = trail(world.withObject("trails").withArray("all").addObject(), "full");
            var selectors = full.putObject("selectors").putArray("eventSelectors");
            for (var i = 0; i < 5; i++) {
                var data = selectors.addObject().put("readWriteType", "All").put("includeManagementEvents", false);
                var resource = data.putArray("dataResources").addObject().put("type", "AWS::S3::Object");
                resource.putArray("values").add("arn:aws:s3:::bucket-%d/".formatted(i));
            }
        }

        @Test
        void isDoneForATrailThatRecords() {
            assertThat(action.plan(ALL, account.aws).changes()).isEmpty();
        }

        @Test
        void refusesTheTrailOfTheOrganizationInAMember() {
            refuses(() -> plan("all-accounts"), "OrganizationTrail", "only account 999988887777 can change it");
        }

        @Test
        void refusesATrailThatIsNotThere() {
            refuses(() -> plan("harbour"), "NoSuchTrail", "DeleteTrail");
        }

        @Test
        void refusesToMakeRoomAmongTheSelectorsByItself() {
            refuses(() -> plan("full"), "TooManySelectors", "by hand");
        }

        private void plan(String trail) {
            action.plan(new RestoreLogging.In(trail, true, false, false, null), account.aws);
        }
    }
}
