package dev.cofferdam.action.ssm;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cofferdam.action.OnAnAccount;
import dev.cofferdam.action.Permission;
import dev.cofferdam.action.SimulatedAccount;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.services.ssm.SsmClient;
import tools.jackson.databind.JsonNode;

class RunAutomationTest extends OnAnAccount {
    private static final String DOCUMENT = "AWSSupport-ContainEC2Instance";
    private static final RunAutomation.In IN = in(Map.of("Target", SimulatedAccount.WEB_1), false);

    private final RunAutomation action = new RunAutomation();

    private static RunAutomation.In in(Map<String, String> parameters, boolean dryRun) {
        return new RunAutomation.In(DOCUMENT, parameters, dryRun);
    }

    @Override
    protected SimulatedAccount openIn(Path place) {
        return SimulatedAccount.open(place);
    }

    /** Whether the last that ran contained. */
    @Override
    protected Object state(SimulatedAccount of) {
        var contained = false;
        for (var run : of.world().at("/ssm/automations"))
            contained = parameter(run, "Action").equals("Contain")
                    && parameter(run, "DryRun").equals("false");
        return contained;
    }

    private static String parameter(JsonNode run, String name) {
        return run.path("parameters").path(name).path(0).asString();
    }

    private long runs() {
        return account.world().at("/ssm/automations").size();
    }

    @Test
    void containsFollowsItToItsEndAndLetsGoAgain() {
        var plan = run(action, IN);

        assertThat(plan.changes()).singleElement().satisfies(c -> {
            assertThat(c.resource()).isEqualTo("arn:aws:ssm:us-east-1::document/" + DOCUMENT);
            assertThat(c.after().at("/parameters/Target").asString()).isEqualTo(SimulatedAccount.WEB_1);
        });
        assertThat(plan.warnings()).anyMatch(w -> w.contains("your own permissions"));
        var out = action.verify(IN, account.aws);
        assertThat(out.automationStatus()).isEqualTo("Success");
        assertThat(out.outputs()).containsKey("Report.Output");
        assertThat(out.failedSteps()).isEmpty();
        assertThat(account.aws.evidence("ssm-automation-%s.json".formatted(out.executionId())))
                .contains(DOCUMENT, SimulatedAccount.WEB_1);
        assertThat(action.plan(IN, account.aws).changes()).isEmpty();
        assertThat(state(account)).isEqualTo(true);

        takeBack(action, plan);

        assertThat(undoOf(action, plan).changes()).isEmpty();
        assertThat(state(account)).isEqualTo(false);
        var letGo = account.world().at("/ssm/automations/1");
        assertThat(parameter(letGo, "Action")).isEqualTo("Release");
        assertThat(parameter(letGo, "Target")).isEqualTo(SimulatedAccount.WEB_1);
    }

    @Test
    void survivesEveryInterruption() {
        interruptEverywhere(
                action,
                IN,
                a -> assertThat(action.verify(IN, a.aws).automationStatus()).isEqualTo("Success"));
    }

    @Test
    void startsOnceThoughTheAnswerIsLostAndAgainAfterItLetGo() {
        var plan = action.plan(IN, account.aws);
        action.apply(IN, plan, account.aws);
        action.apply(IN, plan, account.aws);
        assertThat(runs()).isEqualTo(1);

        takeBack(action, plan);
        run(action, IN);

        assertThat(runs()).isEqualTo(3);
        assertThat(state(account)).isEqualTo(true);
    }

    @Test
    void isAnotherStepsOwn() {
        run(action, IN);

        assertThat(action.plan(IN, account.aws.step("another")).changes()).hasSize(1);
    }

    @Nested
    class ADryRun {
        @Test
        void leavesNothingToTakeBack() {
            var in = in(Map.of("Target", SimulatedAccount.WEB_1), true);

            var plan = run(action, in);

            assertThat(plan.warnings()).contains("It is a dry run: nothing is contained by it.");
            assertThat(parameter(account.world().at("/ssm/automations/0"), "DryRun"))
                    .isEqualTo("true");
            assertThat(undoOf(action, plan).changes()).isEmpty();
        }

        @Test
        void isNotTakenForTheContainmentItself() {
            run(action, in(Map.of("Target", SimulatedAccount.WEB_1), true));

            assertThat(action.verify(IN, account.aws).executionId()).isEmpty();
            run(action, IN);

            assertThat(state(account)).isEqualTo(true);
        }
    }

    @Nested
    class WithOtherParameters {
        private final RunAutomation.In other = in(Map.of("Target", "i-0123456789abcdef0"), false);

        @Test
        void containsSomethingElseAndLetsGoEachByItself() {
            var first = run(action, IN);
            var second = run(action, other);

            assertThat(runs()).isEqualTo(2);
            takeBack(action, first);

            assertThat(parameter(account.world().at("/ssm/automations/2"), "Target"))
                    .isEqualTo(SimulatedAccount.WEB_1);
            assertThat(undoOf(action, first).changes()).isEmpty();
            assertThat(undoOf(action, second).changes()).hasSize(1);
        }
    }

    @Nested
    class WhatFails {
        private final RunAutomation.In in = in(Map.of("Target", "none"), false);

        @Test
        void isToldWithWhatStandsAndCanBeRunAgain() {
            var plan = action.plan(in, account.aws);

            refuses(() -> action.apply(in, plan, account.aws), "AutomationFailed", "undo lets it go");

            var out = action.verify(in, account.aws);
            assertThat(out.automationStatus()).isEqualTo("Failed");
            assertThat(out.failedSteps()).containsExactly("branchOnAction");
            assertThat(action.plan(in, account.aws).changes()).hasSize(1);
            assertThat(undoOf(action, plan).changes()).hasSize(1);
        }
    }

    @Nested
    class BeforeItIsStarted {
        @ParameterizedTest
        @ValueSource(strings = {"AWS-RunShellScript", "AWS-TerminateEC2Instance", "Containment", ""})
        void refusesEveryOtherDocument(String document) {
            refuses(
                    () -> action.plan(new RunAutomation.In(document, Map.of(), false), account.aws),
                    "DocumentNotAllowed",
                    "only AWSSupport-ContainEC2Instance");
        }

        @Test
        void refusesParametersThatTheDocumentDoesNotTake() {
            refuses(
                    () -> action.plan(in(Map.of("Action", "Release", "Instance", "i-1"), false), account.aws),
                    "InvalidInput",
                    "Action is set by this action; it takes no Instance; it needs Target");
        }
    }

    @Test
    void callsWhatItDeclares() {
        takeBack(action, run(action, IN));

        assertThat(action.spec().permissions())
                .extracting(Permission::action)
                .containsExactlyInAnyOrderElementsOf(Stream.concat(
                                account.aws.callsMade().stream(), Stream.of("iam:PassRole", "ssm:AddTagsToResource"))
                        .toList());
    }

    @Test
    void leavesTheExecutionsOfOthersAlone() {
        account.client(SsmClient.class)
                .startAutomationExecution(r -> r.documentName(DOCUMENT).parameters(Map.of("Target", List.of("i-1"))));

        assertThat(action.plan(IN, account.aws).changes()).hasSize(1);
        assertThat(action.verify(IN, account.aws).executionId()).isEmpty();
    }
}
