package dev.cofferdam.action.ec2;

import dev.cofferdam.action.ActionContext;
import dev.cofferdam.action.Change;
import dev.cofferdam.action.SideReads;
import java.util.ArrayList;
import java.util.List;
import software.amazon.awssdk.services.ec2.model.NetworkInterface;
import software.amazon.awssdk.services.ssm.model.PingStatus;

/** What a responder should know before an instance is cut off, and what isolation does not reach. */
final class IsolationWarnings {
    private final ActionContext aws;
    private final IsolateInstance.In in;

    IsolationWarnings(IsolateInstance.In in, ActionContext aws) {
        this.in = in;
        this.aws = aws;
    }

    List<String> of(List<Change> changes, List<NetworkInterface> all, List<NetworkInterface> reachable) {
        var warnings = new ArrayList<String>();
        reachable.forEach(n -> interfaces(n, warnings));
        if (all.stream().anyMatch(n -> "trunk".equals(n.interfaceTypeAsString())))
            warnings.add("Branch interfaces of containers hang on this instance, with security groups of their own:"
                    + " they are not touched.");
        if (!changes.isEmpty()) onChange(changes, all, warnings);
        else if (in.dropTrackedConnections())
            warnings.add("Whether connections were dropped when it was isolated cannot be told from outside.");
        return warnings;
    }

    private static void interfaces(NetworkInterface n, List<String> warnings) {
        if (!InstanceInterfaces.canBeChanged(n))
            warnings.add(
                    "%s is managed by %s, which alone can change it: it stays reachable. A network ACL of %s can block it."
                            .formatted(
                                    n.networkInterfaceId(),
                                    n.requesterId() == null ? "an AWS service" : n.requesterId(),
                                    n.subnetId()));
        if (InstanceInterfaces.isIn(n, IsolationGroup.OPEN))
            warnings.add("%s is open to everybody at this moment, from an attempt that was interrupted."
                    .formatted(n.networkInterfaceId()));
    }

    private void onChange(List<Change> changes, List<NetworkInterface> all, List<String> warnings) {
        warnings.addAll(new Isolation(aws).mended(changes, all));
        warnings.addAll(agent());
        warnings.addAll(new ScalingWarnings(aws).onIsolating(in.instance()));
        if (in.dropTrackedConnections()) {
            warnings.add("For about %d seconds everybody who can route to it can reach every port of it."
                    .formatted(Isolation.TO_BECOME_UNTRACKED.toSeconds()));
            warnings.add("Connections through NAT gateways, load balancers and some other services, and ICMP, stay"
                    + " tracked: only a network ACL cuts those.");
        } else {
            warnings.add("Connections that are open go on until they end: drop_tracked_connections cuts them.");
        }
        warnings.add("DNS by the VPC's resolver, instance metadata and the time service are never filtered by security"
                + " groups.");
        warnings.add("Credentials that were taken out of it keep working: revoke the role's sessions.");
    }

    /** It calls out to its endpoints. Source: Systems Manager User Guide, "Working with SSM Agent". */
    private List<String> agent() {
        var reads = new SideReads();
        var online = reads.read(
                List.of("whether an SSM agent is online on %s".formatted(in.instance())),
                false,
                () -> new Surroundings(aws)
                        .ssm(in.instance())
                        .filter(i -> i.pingStatus() == PingStatus.ONLINE)
                        .isPresent());
        return online
                ? List.of("The SSM agent of %s is online and will be cut off: collect memory and volatile data first."
                        .formatted(in.instance()))
                : reads.reasons();
    }
}
