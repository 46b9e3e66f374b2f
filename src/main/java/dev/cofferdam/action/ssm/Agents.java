package dev.cofferdam.action.ssm;

import dev.cofferdam.action.ActionContext;
import dev.cofferdam.action.ActionException;
import java.util.Optional;
import software.amazon.awssdk.services.ssm.SsmClient;
import software.amazon.awssdk.services.ssm.model.InstanceInformation;
import software.amazon.awssdk.services.ssm.model.InstanceInformationStringFilter;
import software.amazon.awssdk.services.ssm.model.PingStatus;
import software.amazon.awssdk.services.ssm.model.PlatformType;

/** Agents, as they reported last. */
record Agents(ActionContext aws) {
    /** Source: Service Authorization Reference, "Actions, resources, and condition keys for AWS Systems Manager". */
    static final String INSTANCE = "arn:${Partition}:ec2:${Region}:${Account}:instance/${InstanceId}";

    /** Empty: none ever reported, or not for so long that Systems Manager forgot it. */
    Optional<InstanceInformation> find(String instance) {
        return aws
                .client(SsmClient.class)
                .describeInstanceInformation(r -> r.filters(InstanceInformationStringFilter.builder()
                        .key("InstanceIds")
                        .values(instance)
                        .build()))
                .instanceInformationList()
                .stream()
                .findFirst();
    }

    /** @throws ActionException when a command would not arrive, or not be understood */
    InstanceInformation reportingLinux(String instance) {
        var agent = find(instance)
                .filter(a -> a.pingStatus() == PingStatus.ONLINE)
                .orElseThrow(() -> new ActionException(
                        "AgentNotOnline",
                        "The SSM agent of %s does not report. It needs a role, a way to the SSM endpoints, and the instance to run: ssm.check-agent tells more. Isolation takes that way."
                                .formatted(instance)));
        if (agent.platformType() == PlatformType.LINUX) return agent;
        throw new ActionException(
                "UnsupportedPlatform",
                "Instance %s runs %s (%s); this is for Linux. Use a tool for that system, or take snapshots."
                        .formatted(instance, agent.platformTypeAsString(), agent.platformName()));
    }

    String arn(String instance) {
        return aws.arn("ec2", "instance/" + instance);
    }
}
