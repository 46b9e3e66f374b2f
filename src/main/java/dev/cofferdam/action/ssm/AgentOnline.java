package dev.cofferdam.action.ssm;

import dev.cofferdam.action.Prerequisite;
import dev.cofferdam.action.Prerequisite.Answer.Holds;
import dev.cofferdam.action.Prerequisite.Answer.Lacks;
import dev.cofferdam.action.Prerequisite.Answer.Unknown;
import software.amazon.awssdk.services.ssm.SsmClient;
import software.amazon.awssdk.services.ssm.model.InstanceInformationStringFilter;
import software.amazon.awssdk.services.ssm.model.PingStatus;

/**
 * The agent on the instance reports, so that commands arrive. Source: SSM API Reference, InstanceInformation.
 *
 * @param instance the input that names it
 */
record AgentOnline(String instance) implements Prerequisite {
    @Override
    public String title() {
        return "SSM agent";
    }

    @Override
    public Answer look(Asked about) {
        return about.input(instance)
                .map(id -> look(about, id))
                .orElseGet(() -> new Unknown("Which instance it is, only the run tells."));
    }

    private static Answer look(Asked about, String id) {
        var found = about.client(SsmClient.class)
                .describeInstanceInformation(r -> r.filters(InstanceInformationStringFilter.builder()
                        .key("InstanceIds")
                        .values(id)
                        .build()))
                .instanceInformationList();
        if (found.isEmpty())
            return new Lacks(
                    "Systems Manager knows no agent on %s: it needs the agent, a role, and a way to the SSM endpoints."
                            .formatted(id));
        var agent = found.getFirst();
        return agent.pingStatus() == PingStatus.ONLINE
                ? new Holds("The agent on %s is online.".formatted(id))
                : new Lacks(
                        "The agent on %s is %s since %s: see whether the instance runs, has a role, and reaches the SSM endpoints."
                                .formatted(id, agent.pingStatusAsString(), agent.lastPingDateTime()));
    }
}
