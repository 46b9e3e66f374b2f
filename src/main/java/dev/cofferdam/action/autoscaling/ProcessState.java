package dev.cofferdam.action.autoscaling;

import dev.cofferdam.action.ActionContext;
import dev.cofferdam.action.Setting;
import java.util.Optional;
import software.amazon.awssdk.services.autoscaling.AutoScalingClient;
import software.amazon.awssdk.services.autoscaling.model.SuspendedProcess;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.NullNode;
import tools.jackson.databind.node.StringNode;

/** Whether one of the things that a group does by itself is suspended; null: it is not. */
record ProcessState(String process) implements Setting {
    static final JsonNode SUSPENDED = StringNode.valueOf("suspended");

    private static final String PREFIX = "Process/";

    static ProcessState of(String attribute) {
        return new ProcessState(attribute.substring(PREFIX.length()));
    }

    @Override
    public String attribute() {
        return PREFIX + process;
    }

    @Override
    public String title() {
        return "process " + process;
    }

    @Override
    public String owner(String resource) {
        return "Auto Scaling group " + Membership.nameOf(resource);
    }

    @Override
    public Optional<JsonNode> read(String resource, ActionContext aws) {
        return new Memberships(aws)
                .group(Membership.nameOf(resource))
                .map(group -> group.suspendedProcesses().stream()
                                .map(SuspendedProcess::processName)
                                .anyMatch(process::equals)
                        ? SUSPENDED
                        : NullNode.getInstance());
    }

    @Override
    public void write(String resource, JsonNode value, ActionContext aws) {
        var scaling = aws.client(AutoScalingClient.class);
        var group = Membership.nameOf(resource);
        if (value.isNull())
            scaling.resumeProcesses(r -> r.autoScalingGroupName(group).scalingProcesses(process));
        else scaling.suspendProcesses(r -> r.autoScalingGroupName(group).scalingProcesses(process));
    }
}
