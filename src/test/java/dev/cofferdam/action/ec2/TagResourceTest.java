package dev.cofferdam.action.ec2;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cofferdam.action.Change;
import dev.cofferdam.action.ec2.TagResource.In;
import dev.cofferdam.range.Fault;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.ec2.Ec2Client;
import software.amazon.awssdk.services.ec2.model.Filter;
import software.amazon.awssdk.services.ec2.model.Tag;
import software.amazon.awssdk.services.ec2.model.TagDescription;

class TagResourceTest extends OnTheRange {
    private static final In NEW = new In(WEB_1, "incident", "IR-7");
    private static final In OVERWRITING = new In(WEB_1, "env", "quarantine");

    private final TagResource action = new TagResource();

    private Map<String, String> tags() {
        var ofWeb1 = Filter.builder().name("resource-id").values(WEB_1).build();
        return client(Ec2Client.class).describeTags(r -> r.filters(ofWeb1)).tags().stream()
                .collect(Collectors.toMap(TagDescription::key, TagDescription::value));
    }

    private void somebodySets(String key, String value) {
        client(Ec2Client.class)
                .createTags(r -> r.resources(WEB_1)
                        .tags(Tag.builder().key(key).value(value).build()));
    }

    @Nested
    class ANewTag {
        @Test
        void isSetAndRemovedAgain() {
            var plan = thereAndBack(action, NEW, TagResourceTest.this::tags);

            assertThat(plan.changes())
                    .containsExactly(Change.of(arn("instance/" + WEB_1), "Tag/incident", null, "IR-7"));
            assertThat(plan.warnings()).isEmpty();
        }

        @Test
        void isSetOnceWhenTheConnectionBreaks() {
            survives(Fault.Kind.RESET_BEFORE, "ec2:CreateTags", action, NEW, TagResourceTest.this::tags);
        }

        @Test
        void isSetOnceWhenTheAnswerIsLost() {
            survives(Fault.Kind.RESET_AFTER, "ec2:CreateTags", action, NEW, TagResourceTest.this::tags);
        }

        @Test
        void isTold() {
            action.apply(NEW, action.plan(NEW, aws), aws);

            assertThat(action.verify(NEW, aws).value()).isEqualTo("IR-7");
        }
    }

    @Nested
    class ATagThatIsThere {
        @Test
        void isOverwrittenAndRestored() {
            var plan = thereAndBack(action, OVERWRITING, TagResourceTest.this::tags);

            assertThat(plan.changes())
                    .containsExactly(Change.of(arn("instance/" + WEB_1), "Tag/env", "prod", "quarantine"));
            assertThat(plan.warnings()).singleElement().asString().contains("env is prod now");
        }

        @Test
        void withTheSameValueIsLeftAsItIs() {
            assertThat(action.plan(new In(WEB_1, "env", "prod"), aws).changes()).isEmpty();
        }

        @Test
        void isToldFromOneThatAFilterWouldTakeForIt() {
            assertThat(action.plan(new In(WEB_1, "e*", "prod"), aws).changes())
                    .containsExactly(Change.of(arn("instance/" + WEB_1), "Tag/e*", null, "prod"));
        }
    }

    @Nested
    class ASnapshot {
        @Test
        void hasNoAccountInItsArn() {
            assertThat(action.plan(new In("snap-0dada000000000001", "incident", "IR-7"), aws)
                            .resources())
                    .containsExactly("arn:aws:ec2:us-east-1::snapshot/snap-0dada000000000001");
        }
    }

    @Nested
    class TakingItBack {
        @Test
        void warnsWhereSomebodyChangedItSince() {
            var plan = action.plan(NEW, aws);
            action.apply(NEW, plan, aws);
            somebodySets("incident", "IR-8");

            var undo = action.planUndo(action.undo(plan), aws);
            assertThat(undo.warnings()).singleElement().asString().contains("Somebody changed tag incident");
            assertThat(undo.changes())
                    .containsExactly(Change.of(arn("instance/" + WEB_1), "Tag/incident", "IR-8", null));
            action.applyUndo(undo, aws);
            assertThat(tags()).doesNotContainKey("incident");
        }

        @Test
        void removesNoValueThatItDidNotShow() {
            var plan = action.plan(NEW, aws);
            action.apply(NEW, plan, aws);
            var undo = action.planUndo(action.undo(plan), aws);
            somebodySets("incident", "IR-8");

            action.applyUndo(undo, aws);
            assertThat(tags()).containsEntry("incident", "IR-8");
        }
    }

    @Nested
    class WhatCannotBeDone {
        @Test
        void isAKeyOfAws() {
            refuses(
                    () -> action.plan(new In(WEB_1, "aws:autoscaling:groupName", "mine"), aws),
                    "InvalidInput",
                    "belongs to AWS");
        }

        @Test
        void isAKeyOrAValueThatIsTooLong() {
            refuses(() -> action.plan(new In(WEB_1, "k".repeat(129), "v"), aws), "InvalidInput", "1 to 128");
            refuses(() -> action.plan(new In(WEB_1, "k", "v".repeat(257)), aws), "InvalidInput", "at most 256");
            refuses(() -> action.plan(new In(WEB_1, "", "v"), aws), "InvalidInput", "1 to 128");
        }

        @Test
        void isAResourceThatDoesNotExist() {
            var in = new In(NOBODY, "incident", "IR-7");
            var plan = action.plan(in, aws);

            fails(() -> action.apply(in, plan, aws), "InvalidInstanceID.NotFound");
        }

        @Test
        void isWhatAwsRefuses() {
            on(Fault.of(Fault.Kind.THROTTLE, "ec2:CreateTags").onCall(1));
            var plan = action.plan(NEW, aws);
            fails(() -> action.apply(NEW, plan, aws), "RequestLimitExceeded");
            deny("ec2:CreateTags");
            fails(() -> action.apply(NEW, plan, aws), "UnauthorizedOperation");
            assertThat(tags()).doesNotContainKey("incident");
        }
    }
}
