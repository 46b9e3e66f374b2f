package dev.cofferdam.servers;

import static dev.cofferdam.servers.Fact.at;
import static dev.cofferdam.servers.Fact.that;
import static org.assertj.core.api.Assertions.assertThat;

import dev.cofferdam.action.cloudformation.ProtectStack;
import dev.cofferdam.action.events.DisableRule;
import dev.cofferdam.action.sfn.StopExecution;
import dev.cofferdam.servers.ChangeCase.Situation;
import java.util.List;
import software.amazon.awssdk.services.cloudformation.CloudFormationClient;

/**
 * How the changing actions of {@code action.events}, {@code action.sfn} and {@code action.cloudformation} are tried.
 */
final class WorkflowCases {
    private static final String DENY_REPLACEMENT =
            "{\"Statement\":[{\"Effect\":\"Deny\",\"Action\":\"Update:Replace\",\"Principal\":\"*\",\"Resource\":\"*\"}]}";

    private WorkflowCases() {}

    static List<Case> all() {
        return List.of(
                new ChangeCase<>(new DisableRule(), WorkflowCases::disableRule),
                new ChangeCase<>(new StopExecution(), WorkflowCases::stopExecution),
                new ChangeCase<>(new ProtectStack(), WorkflowCases::protectStack));
    }

    private static Situation<DisableRule.In, DisableRule.Out> disableRule(Server server) {
        var rule = server.account().eventRule();
        var described = new Read("events", "DescribeRule", "Name", rule);
        return new Situation<>(
                new DisableRule.In(rule, null),
                List.of(
                        that("its state", described, at("/State")).becomes("DISABLED"),
                        that("its pattern", described, at("/EventPattern")),
                        that(
                                "its target",
                                new Read("events", "ListTargetsByRule", "Rule", rule),
                                at("/Targets/0/Arn"))),
                out -> assertThat(out.disabled()).isTrue());
    }

    private static Situation<StopExecution.In, StopExecution.Out> stopExecution(Server server) {
        var execution = server.account().execution();
        return new Situation<>(
                new StopExecution.In(execution),
                List.of(that(
                                "its status",
                                new Read("stepfunctions", "DescribeExecution", "executionArn", execution),
                                at("/status"))
                        .becomes("ABORTED")),
                out -> assertThat(out.executionStatus()).isEqualTo("ABORTED"));
    }

    private static Situation<ProtectStack.In, ProtectStack.Out> protectStack(Server server) {
        var stack = server.account().stack();
        server.client(CloudFormationClient.class)
                .setStackPolicy(r -> r.stackName(stack).stackPolicyBody(DENY_REPLACEMENT));
        return new Situation<>(
                new ProtectStack.In(stack, true),
                List.of(
                        that(
                                        "whether it cannot be deleted",
                                        new Read("cloudformation", "DescribeStacks", "StackName", stack),
                                        at("/Stacks/0/EnableTerminationProtection"))
                                .becomes(true),
                        that(
                                        "its policy",
                                        new Read("cloudformation", "GetStackPolicy", "StackName", stack),
                                        at("/StackPolicyBody"))
                                .becomes(DENY_REPLACEMENT.replace("Update:Replace", "Update:*"))),
                out -> {
                    assertThat(out.undeletable()).isTrue();
                    assertThat(out.unchangeable()).isTrue();
                });
    }
}
