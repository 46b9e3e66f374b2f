package dev.cofferdam.action.ssm;

import dev.cofferdam.action.ActionContext;
import dev.cofferdam.action.ActionSpec;
import dev.cofferdam.action.Input;
import dev.cofferdam.action.Kind;
import dev.cofferdam.action.Output;
import dev.cofferdam.action.Permission;
import dev.cofferdam.action.ReadAction;
import dev.cofferdam.action.Risk;
import dev.cofferdam.action.ValueType;
import java.util.List;
import software.amazon.awssdk.services.ssm.model.InstanceInformation;
import software.amazon.awssdk.services.ssm.model.PingStatus;

/** Source: SSM API Reference, DescribeInstanceInformation; Systems Manager User Guide, "Troubleshooting SSM Agent". */
public final class CheckAgent implements ReadAction<CheckAgent.In, CheckAgent.Out> {
    public record In(
            @Input(type = ValueType.EC2_INSTANCE_ID, value = "The instance.")
            String instance) {}

    public record Out(
            @Output("Whether the agent reported within the last minutes, so that commands arrive.")
            boolean online,

            @Output("As Systems Manager has it: Online, ConnectionLost, Inactive; empty where no agent is known.")
            String pingStatus,

            @Output("When it reported last, in RFC 3339; empty where no agent is known.")
            String lastPing,

            @Output("The agent's version; empty where no agent is known.")
            String agentVersion,

            @Output("The operating system: Linux, Windows, MacOS; empty where no agent is known.")
            String platform,

            @Output("Its name and version; empty where no agent is known.")
            String platformName) {}

    @Override
    public ActionSpec<In, Out> spec() {
        return new ActionSpec<>(
                "ssm.check-agent",
                "Ask whether the SSM agent reports",
                """
                Tells whether Systems Manager reaches the instance, without sending it anything: the actions that look \
                inside an instance need that.

                - **Do it before isolation**: an isolated instance without a way to the SSM endpoints reports no more, \
                and memory and volatile data can then be had from nobody. Collect them first.
                - The agent pings every five minutes: right after a change, the status is still the old one.
                - An agent needs a role (or default host management), a way to the endpoints `ssm`, `ssmmessages` and \
                `ec2messages`, and a running instance.
                - Whoever is root on the instance can stop the agent, or lie through it.
                """,
                Kind.READ,
                Risk.READ,
                In.class,
                Out.class,
                List.of(Permission.of("ssm:DescribeInstanceInformation")),
                "Nothing is changed.",
                null);
    }

    @Override
    public Out read(In in, ActionContext aws) {
        return new Agents(aws).find(in.instance()).map(CheckAgent::out).orElse(new Out(false, "", "", "", "", ""));
    }

    private static Out out(InstanceInformation agent) {
        return new Out(
                agent.pingStatus() == PingStatus.ONLINE,
                agent.pingStatusAsString(),
                agent.lastPingDateTime() == null ? "" : agent.lastPingDateTime().toString(),
                agent.agentVersion(),
                agent.platformTypeAsString(),
                "%s %s".formatted(agent.platformName(), agent.platformVersion()).strip());
    }
}
